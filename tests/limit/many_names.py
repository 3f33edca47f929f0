# SPDX-License-Identifier: MIT
# A function that uses 260 different attribute names.
class A:
    def __getattr__(self, name):
        return int(name[1:])


a = A()


def f():
    n = 0
    n += a.x0 + a.x1 + a.x2 + a.x3 + a.x4 + a.x5 + a.x6 + a.x7 + a.x8 + a.x9
    n += a.x10 + a.x11 + a.x12 + a.x13 + a.x14 + a.x15 + a.x16 + a.x17 + a.x18 + a.x19
    n += a.x20 + a.x21 + a.x22 + a.x23 + a.x24 + a.x25 + a.x26 + a.x27 + a.x28 + a.x29
    n += a.x30 + a.x31 + a.x32 + a.x33 + a.x34 + a.x35 + a.x36 + a.x37 + a.x38 + a.x39
    n += a.x40 + a.x41 + a.x42 + a.x43 + a.x44 + a.x45 + a.x46 + a.x47 + a.x48 + a.x49
    n += a.x50 + a.x51 + a.x52 + a.x53 + a.x54 + a.x55 + a.x56 + a.x57 + a.x58 + a.x59
    n += a.x60 + a.x61 + a.x62 + a.x63 + a.x64 + a.x65 + a.x66 + a.x67 + a.x68 + a.x69
    n += a.x70 + a.x71 + a.x72 + a.x73 + a.x74 + a.x75 + a.x76 + a.x77 + a.x78 + a.x79
    n += a.x80 + a.x81 + a.x82 + a.x83 + a.x84 + a.x85 + a.x86 + a.x87 + a.x88 + a.x89
    n += a.x90 + a.x91 + a.x92 + a.x93 + a.x94 + a.x95 + a.x96 + a.x97 + a.x98 + a.x99
    n += a.x100 + a.x101 + a.x102 + a.x103 + a.x104 + a.x105 + a.x106 + a.x107 + a.x108 + a.x109
    n += a.x110 + a.x111 + a.x112 + a.x113 + a.x114 + a.x115 + a.x116 + a.x117 + a.x118 + a.x119
    n += a.x120 + a.x121 + a.x122 + a.x123 + a.x124 + a.x125 + a.x126 + a.x127 + a.x128 + a.x129
    n += a.x130 + a.x131 + a.x132 + a.x133 + a.x134 + a.x135 + a.x136 + a.x137 + a.x138 + a.x139
    n += a.x140 + a.x141 + a.x142 + a.x143 + a.x144 + a.x145 + a.x146 + a.x147 + a.x148 + a.x149
    n += a.x150 + a.x151 + a.x152 + a.x153 + a.x154 + a.x155 + a.x156 + a.x157 + a.x158 + a.x159
    n += a.x160 + a.x161 + a.x162 + a.x163 + a.x164 + a.x165 + a.x166 + a.x167 + a.x168 + a.x169
    n += a.x170 + a.x171 + a.x172 + a.x173 + a.x174 + a.x175 + a.x176 + a.x177 + a.x178 + a.x179
    n += a.x180 + a.x181 + a.x182 + a.x183 + a.x184 + a.x185 + a.x186 + a.x187 + a.x188 + a.x189
    n += a.x190 + a.x191 + a.x192 + a.x193 + a.x194 + a.x195 + a.x196 + a.x197 + a.x198 + a.x199
    n += a.x200 + a.x201 + a.x202 + a.x203 + a.x204 + a.x205 + a.x206 + a.x207 + a.x208 + a.x209
    n += a.x210 + a.x211 + a.x212 + a.x213 + a.x214 + a.x215 + a.x216 + a.x217 + a.x218 + a.x219
    n += a.x220 + a.x221 + a.x222 + a.x223 + a.x224 + a.x225 + a.x226 + a.x227 + a.x228 + a.x229
    n += a.x230 + a.x231 + a.x232 + a.x233 + a.x234 + a.x235 + a.x236 + a.x237 + a.x238 + a.x239
    n += a.x240 + a.x241 + a.x242 + a.x243 + a.x244 + a.x245 + a.x246 + a.x247 + a.x248 + a.x249
    n += a.x250 + a.x251 + a.x252 + a.x253 + a.x254 + a.x255 + a.x256 + a.x257 + a.x258 + a.x259
    return n


print(f(), f() == sum(range(260)))
