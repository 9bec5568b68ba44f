"""The screen of the private display, read from its frame buffer: with-display
has Xvfb keep it in a file, in the format of xwd, when KRONIEK_FRAME_BUFFER is
set. Nothing is asked of the X server, so nothing that is drawn waits for it.

    screen = Screen()
    screen.save('window.png', (0, 0, 1080, 720))
"""
import mmap
import os
import struct
import time
import zlib

# Fields of the header, each a big-endian word: XWDFile.h of X11.
HEADER_SIZE, WIDTH, HEIGHT, BITS_PER_PIXEL, BYTES_PER_LINE, N_COLORS = 0, 4, 5, 11, 12, 19
COLOR_SIZE = 12
N_WORDS = 25


def _chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


class Screen:
    """Pixels are four bytes: blue, green, red, unused. Boxes are x, y, width, height."""

    def __init__(self, path=None):
        with open(path or os.environ['KRONIEK_FRAME_BUFFER'], 'rb') as file:
            self.bytes = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        words = struct.unpack_from(f'>{N_WORDS}I', self.bytes)
        if words[BITS_PER_PIXEL] != 32:
            raise ValueError(f'the screen has {words[BITS_PER_PIXEL]} bits a pixel, not 32')
        self.width, self.height = words[WIDTH], words[HEIGHT]
        self.stride = words[BYTES_PER_LINE]
        self.start = words[HEADER_SIZE] + words[N_COLORS] * COLOR_SIZE

    def pixel(self, x, y):
        """Its colour as (red, green, blue)."""
        at = self.start + y * self.stride + x * 4
        blue, green, red = self.bytes[at:at + 3]
        return red, green, blue

    def rows(self, box):
        """Each row of the box, cut at the edges of the screen."""
        x, y, width, height = box
        width = min(width, self.width - x)
        for line in range(y, min(y + height, self.height)):
            at = self.start + line * self.stride + x * 4
            yield self.bytes[at:at + width * 4]

    def checksum(self, box):
        """Tells whether anything in the box has changed."""
        sum_of_all = 0
        for row in self.rows(box):
            sum_of_all = zlib.crc32(row, sum_of_all)
        return sum_of_all

    def wait_still(self, box, seconds, limit):
        """Waits until nothing in the box has changed for so many seconds, at
        most till the limit; returns when it last did, by the monotonic clock."""
        last = now = time.monotonic()
        end = now + limit
        before = self.checksum(box)
        while now - last < seconds and now < end:
            time.sleep(0.004)
            now = time.monotonic()
            after = self.checksum(box)
            if after != before:
                last, before = now, after
        return last

    def png(self, box):
        """The box as bytes of a PNG."""
        lines = []
        width = 0
        for row in self.rows(box):
            width = len(row) // 4
            line = bytearray(width * 3)
            line[0::3], line[1::3], line[2::3] = row[2::4], row[1::4], row[0::4]
            lines.append(b'\0' + line)
        header = struct.pack('>2I5B', width, len(lines), 8, 2, 0, 0, 0)
        return (b'\x89PNG\r\n\x1a\n' + _chunk(b'IHDR', header) +
                _chunk(b'IDAT', zlib.compress(b''.join(lines), 6)) + _chunk(b'IEND', b''))

    def save(self, path, box):
        with open(path, 'wb') as file:
            file.write(self.png(box))
