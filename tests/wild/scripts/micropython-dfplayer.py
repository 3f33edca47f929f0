# SPDX-License-Identifier: MIT
# by hand: bytes of a frame are stored in a bytearray without their upper bits, which CPython refuses
import fake
from dfplayer import DFPlayer

player = DFPlayer(1, 9, 10)
fake.each(player, ("volume", 20), ("play", 2, 7), ("stop",), ("volume_up",), ("volume_down",), ("reset",))
fake.UART.feed = b"\x7e\xff\x06\x43\x00\x00\x14\xfe\xa4\xef"
fake.each(player, ("get_volume",), ("is_playing",), ("get_files_in_folder", 3))
