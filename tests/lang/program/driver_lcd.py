# SPDX-License-Identifier: MIT
# A character display in the style of its driver: abstract base, cursor, wrapped lines.
def const(x):
    return x
class LcdApi:
    LCD_CLR = const(0x01)
    LCD_HOME = const(0x02)
    LCD_DDRAM = const(0x80)
    def __init__(self, num_lines, num_columns):
        self.num_lines = num_lines
        if self.num_lines > 4: self.num_lines = 4
        self.num_columns = num_columns
        self.cursor_x = 0
        self.cursor_y = 0
        self.implied_newline = False
        self.clear()
    def clear(self):
        self.hal_write_command(self.LCD_CLR)
        self.cursor_x = 0; self.cursor_y = 0
    def move_to(self, cursor_x, cursor_y):
        self.cursor_x = cursor_x
        self.cursor_y = cursor_y
        addr = cursor_x & 0x3f
        if cursor_y & 1: addr += 0x40
        if cursor_y & 2: addr += self.num_columns
        self.hal_write_command(self.LCD_DDRAM | addr)
    def putchar(self, char):
        if char == '\n':
            if self.implied_newline: pass
            else: self.cursor_x = self.num_columns
        else:
            self.hal_write_data(ord(char))
            self.cursor_x += 1
        if self.cursor_x >= self.num_columns:
            self.cursor_x = 0
            self.cursor_y += 1
            self.implied_newline = (char != '\n')
        if self.cursor_y >= self.num_lines: self.cursor_y = 0
        self.move_to(self.cursor_x, self.cursor_y)
    def putstr(self, string):
        for char in string: self.putchar(char)
    def hal_write_command(self, cmd): raise NotImplementedError
class FakeLcd(LcdApi):
    def __init__(self, *args):
        self.log = []
        super().__init__(*args)
    def hal_write_command(self, cmd): self.log.append("%02x" % cmd)
    def hal_write_data(self, d): self.log.append(chr(d))
l = FakeLcd(2, 8)
l.putstr("Hello\nWorld!"); print(" ".join(l.log))
try: LcdApi(2, 16)
except NotImplementedError: print("abstract")
def bytes_to_int(h, l):
    if not h & 0x80: return h << 8 | l
    return -(((h ^ 255) << 8) | (l ^ 255) + 1)
print(bytes_to_int(0xff, 0xfe), bytes_to_int(0x7f, 0xff), bytes_to_int(0x80, 1))
