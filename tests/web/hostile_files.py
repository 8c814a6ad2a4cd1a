"""Files that somebody might try, made small: name, bytes, and whether they are taken."""

import io
import struct
import zipfile
import zlib

from PIL import Image

SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(format: str, size: tuple[int, int] = (2, 2), **options) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, format, **options)
    return out.getvalue()


def with_place() -> bytes:
    """A JPEG that says where it was taken, and has a comment."""
    exif = Image.Exif()
    exif[0x010F] = "Secret camera"
    exif.get_ifd(0x8825)[2] = (47.0, 33.0, 12.0)
    return picture("JPEG", exif=exif, comment=SCRIPT)


def vast_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a very large picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0" * 100)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def many_frames() -> bytes:
    frames = [Image.new("L", (700, 700), shade) for shade in range(90)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


def office(folder: str, *more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            archive.writestr(name, "<x/>")
    return out.getvalue()


def mp4(brand: bytes = b"isom") -> bytes:
    return struct.pack(">I", 16) + b"ftyp" + brand + b"\0\0\0\0" + b"mdat"


PNG, JPEG, GIF, WEBP = picture("PNG"), picture("JPEG"), picture("GIF"), picture("WEBP")
PDF = b"%PDF-1.7\n%%EOF\n"

TAKEN = {
    "bild.png": PNG,
    "FOTO.JPG": JPEG,
    "foto.jpeg": with_place(),
    "bild.webp": WEBP,
    "bild.gif": GIF,
    "rechnung.pdf": PDF,
    "text.docx": office("word"),
    "plan.xlsx": office("xl"),
    "folien.pptx": office("ppt"),
    "film.mp4": mp4(),
    "notiz.txt": "Grüße".encode(),
    "script in a picture.png": PNG + SCRIPT,  # drawn anew without it
    "gif and javascript.gif": GIF + b"/*" + SCRIPT,
    "zip behind a picture.png": PNG + office("word"),
    "../../etc/passwd.png": PNG,
    "C:\\fakepath\\bild.png": PNG,
    "zeile\u2028um.png": PNG,
    "a;b='c'.png": PNG,
    "\u202egnp.exe.png": PNG,
    "x" * 300 + ".png": PNG,
}
REFUSED = {
    "leer.png": b"",
    "ohne": PNG,
    "seite.html": SCRIPT,
    "zeichnung.svg": SVG,
    "seite.png": SCRIPT,
    "zeichnung.png": SVG,
    "falsch.jpg": PNG,
    "abgebrochen.png": PNG[:40],
    "abgebrochen.jpg": JPEG[: len(JPEG) // 2],
    "riesig.png": vast_png(100_000, 100_000),
    "etwas zu gross.png": vast_png(6_400, 6_400),
    "unmoeglich.png": vast_png(0, 10),
    "viele bilder.gif": many_frames(),
    "nur der kopf.webp": WEBP[:16],
    "programm.exe": b"MZ" + b"\0" * 60,
    "programm.pdf": b"MZ" + b"\0" * 60,
    "skript.js": b"alert(1)",
    "skript.pdf": b"<html>" + PDF,
    "makro.docm": office("word", "word/vbaProject.bin"),
    "makro.docx": office("word", "word/vbaProject.bin"),
    "makro.xlsx": office("xl", "xl/activeX/activeX1.bin"),
    "falsch.docx": office("xl"),
    "kein zip.docx": b"PK\x03\x04" + b"\0" * 50,
    "viele eintraege.docx": office("word") + b"PK\x01\x02" * 5001,
    "alt.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    "archiv.zip": office("word"),
    "binaer.txt": b"\0\1\2",
    "latin.txt": b"Gr\xfc\xdfe",
    "film.mp4": b"\0\0\0\x10moov",
    "film.mov": mp4(b"qt  "),
    "foto.heic": mp4(b"heic"),
}
