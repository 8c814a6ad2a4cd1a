"""Pictures are drawn anew: what is kept shows the same, and carries nothing else along, such as the place where it was taken."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

MOST_PIXELS = 40_000_000  # over all frames
WIDEST_SMALL = 800
FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP", "image/gif": "GIF"}
SMALL = "image/webp"

Image.MAX_IMAGE_PIXELS = None  # the size is looked at here, before anything is unpacked


class NoPicture(Exception):
    """The bytes cannot be drawn."""


class TooManyPixels(NoPicture):
    pass


@dataclass(frozen=True, slots=True)
class Redrawn:
    content: bytes
    small: bytes  # for lists, WebP


def redraw(content: bytes, media_type: str) -> Redrawn:
    """NoPicture when they are not what they say or break off, TooManyPixels when it is too large."""
    try:
        image = Image.open(BytesIO(content), formats=[FORMATS[media_type]])
        frames = getattr(image, "n_frames", 1)
        if image.width * image.height * frames > MOST_PIXELS:
            raise TooManyPixels(f"{image.width} x {image.height} x {frames}")
        return Redrawn(_moving(image, media_type) if frames > 1 else _still(image, media_type), _small(image))
    except NoPicture:
        raise
    except Exception as error:  # broken bytes make Pillow raise nearly anything
        raise NoPicture(type(error).__name__) from error


def _still(image: Image.Image, media_type: str) -> bytes:
    whole = _upright(image)
    out = BytesIO()
    if media_type == "image/jpeg":
        whole.convert("RGB").save(out, "JPEG", quality=90, optimize=True)
    elif media_type == "image/webp":
        whole.save(out, "WEBP", quality=90, exif=b"", icc_profile=b"", xmp=b"")
    else:
        whole.save(out, FORMATS[media_type])
    return out.getvalue()


def _moving(image: Image.Image, media_type: str) -> bytes:
    """All frames with their times. A moving JPEG (of two lenses) keeps its first."""
    if media_type == "image/jpeg":
        image.seek(0)
        return _still(image, media_type)
    frames, times = [], []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        frames.append(_bare(image.convert("RGBA")))
        times.append(image.info.get("duration", 100))
    image.seek(0)
    out = BytesIO()
    first, *others = frames
    first.save(out, FORMATS[media_type], save_all=True, append_images=others, duration=times, loop=0)
    return out.getvalue()


def _small(image: Image.Image) -> bytes:
    whole = _upright(image).convert("RGBA")
    whole.thumbnail((WIDEST_SMALL, WIDEST_SMALL))
    out = BytesIO()
    whole.save(out, "WEBP", quality=80)
    return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera says, in the colours of the web."""
    turned = ImageOps.exif_transpose(image)
    profile = turned.info.get("icc_profile")
    if profile and turned.mode in ("RGB", "RGBA", "CMYK"):
        turned = _in_srgb(turned, profile)
    if turned.mode not in ("1", "L", "LA", "P", "RGB", "RGBA"):
        turned = turned.convert("RGB")
    return _bare(turned)


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source, mode = ImageCms.ImageCmsProfile(BytesIO(profile)), "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except ImageCms.PyCMSError:
        return image
    return converted or image


def _bare(image: Image.Image) -> Image.Image:
    """Without what was written beside the picture. A colour that counts as transparent stays."""
    kept = image.copy()
    kept.info = {"transparency": image.info["transparency"]} if "transparency" in image.info else {}
    kept.getexif().clear()
    return kept
