"""Pages photographed with a telephone: the sheet found on the desk and read as if scanned."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from chidao.corpus.reading import ReadingError, ocr, read_file
from chidao.corpus.reading.photographed import flattened, sheet
from chidao.corpus.reading.pictures import picture_with_words
from paper import LONG, OTHER, Paper
from photocopies import PHOTO, Corners, as_picture, dirty, error_rate, photographed, scanned, stamped
from PIL import Image, ImageChops, ImageDraw, ImageFilter

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="chưa cài tesseract-ocr và tesseract-ocr-vie")

ABOVE: Corners = ((150, 150), (1350, 165), (1390, 1875), (110, 1860))
BELOW: Corners = ((320, 300), (1200, 280), (1450, 1850), (60, 1880))
SIDE: Corners = ((125, 150), (1350, 260), (1360, 1750), (130, 1900))
TURNED: Corners = ((250, 125), (1425, 280), (1300, 1925), (100, 1750))
CUT_BELOW: Corners = ((240, 210), (1270, 210), (1430, 2090), (80, 2090))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Image.Image:
    paper = Paper(tmp_path_factory.mktemp("in") / "in.pdf")
    paper.centre("CHỈ THỊ")
    paper.paragraph(LONG)
    paper.paragraph(OTHER)
    paper.canvas.save()
    return as_picture(paper.path)


EXPECTED = f"CHỈ THỊ {LONG} {OTHER}"


@pytest.mark.parametrize("desk", [(96, 70, 48), (40, 40, 44), (150, 120, 90)])
@pytest.mark.parametrize("corners", [ABOVE, BELOW, SIDE, TURNED])
def test_the_sheet_is_found(printed: Image.Image, corners: Corners, desk: tuple[int, int, int]) -> None:
    found = sheet(photographed(printed, corners, desk))
    assert found is not None
    assert all(math.dist(one, other) < 8 for one, other in zip(found, corners, strict=True))


def test_the_sheet_is_drawn_in_its_own_shape(printed: Image.Image) -> None:
    width, height = flattened(photographed(printed, BELOW)).size
    assert height / width == pytest.approx(math.sqrt(2), abs=0.01)


@needs_tesseract
@pytest.mark.parametrize("corners", [BELOW, SIDE, TURNED])
def test_a_photographed_page_is_read(tmp_path: Path, printed: Image.Image, corners: Corners) -> None:
    path = tmp_path / "anh.jpg"
    photographed(printed, corners).save(path, quality=88)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.03


@needs_tesseract
def test_a_photo_in_a_pdf_and_its_picture(tmp_path: Path, printed: Image.Image) -> None:
    """The picture shown beside the text is that of the sheet, and the words are marked where they stand on it."""
    document = read_file(path := scanned(photographed(printed, TURNED).resize((2480, 3307)), tmp_path / "anh.pdf"))
    assert error_rate(EXPECTED, document.text) <= 0.03
    shown = picture_with_words(path, 1)
    first = shown.words[0]
    assert (first[0], first[1]) == (0, 3)
    assert 0.4 * shown.width < first[2] < first[4] < 0.6 * shown.width


def in_shadow(page: Image.Image) -> Image.Image:
    """A page on a screen of its own width, the lower half in the shadow of the telephone."""
    shade = Image.new("RGB", page.size, (255, 255, 255))
    ImageDraw.Draw(shade).polygon([(0, 2000), (2480, 1500), (2480, 3508), (0, 3508)], fill=(120, 120, 120))
    return ImageChops.multiply(page, shade)


def in_a_pool_of_light(page: Image.Image) -> Image.Image:
    """Light in the middle of the page, dark along its edges, with no edge between."""
    light = Image.new("RGB", page.size, (60, 60, 60))
    ImageDraw.Draw(light).rectangle((500, 700, 1980, 2800), fill=(255, 255, 255))
    return ImageChops.multiply(page, light.filter(ImageFilter.GaussianBlur(220)))


@pytest.mark.parametrize(
    "change", [lambda page: page, dirty, stamped, in_shadow, in_a_pool_of_light, lambda page: page.convert("1")]
)
def test_what_is_no_sheet_on_a_desk_stays(printed: Image.Image, change: object) -> None:
    picture = change(printed)  # type: ignore[operator]
    assert flattened(picture) is picture


@pytest.mark.parametrize(
    "picture", [Image.new("L", PHOTO, 90), Image.new("RGB", (40, 30)), Image.new("RGBA", (500, 600), (9, 9, 9, 9))]
)
def test_pictures_of_nothing_stay(picture: Image.Image) -> None:
    assert flattened(picture) is picture


def test_a_dark_picture_with_a_lone_light_speck_stays() -> None:
    dark = Image.new("RGB", PHOTO, (30, 30, 30))
    ImageDraw.Draw(dark).ellipse((500, 700, 1000, 1200), fill=(240, 240, 240))
    assert flattened(dark) is dark


@needs_tesseract
def test_a_picture_of_more_dots_than_any_page_is_too_large(tmp_path: Path) -> None:
    """A few kilobytes that would unpack to gigabytes are no damage."""
    path = tmp_path / "lon.png"
    Image.new("1", (20_000, 20_000)).save(path)
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.reason == "too_large"


@needs_tesseract
def test_a_page_that_goes_on_below_the_photo(tmp_path: Path, printed: Image.Image) -> None:
    path = tmp_path / "anh.jpg"
    photographed(printed, CUT_BELOW).save(path, quality=88)
    assert error_rate(EXPECTED, read_file(path).text) <= 0.03
