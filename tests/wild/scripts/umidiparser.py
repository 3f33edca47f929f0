# SPDX-License-Identifier: MIT
# does not fit: 50 KB of source
import fake
import umidiparser

track = (b"\x00\xff\x03\x04Pyll\x00\xff\x51\x03\x07\xa1\x20\x00\xff\x58\x04\x04\x02\x18\x08\x00\xc0\x05\x00\x90\x3c\x64"
         b"\x83\x60\x80\x3c\x40\x00\xe0\x00\x50\x81\x00\xb0\x07\x64\x00\xff\x2f\x00")
with open("song.mid", "wb") as file:
    file.write(b"MThd\x00\x00\x00\x06\x00\x00\x00\x01\x00\x60MTrk" + len(track).to_bytes(4, "big") + track)
for reuse in (True, False):
    song = umidiparser.MidiFile("song.mid", buffer_size=0, reuse_event_object=reuse)
    print(song.format_type, song.miditicks_per_quarter, len(song.tracks))
    for event in song:
        print(event)
    print(song.length_us())
