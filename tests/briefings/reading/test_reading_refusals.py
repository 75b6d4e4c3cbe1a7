"""What cannot become a document is refused with one plain sentence that names the mend."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefings.errors import UnreadableDocument
from briefings.model import Upload
from briefings.reading.reader import read

FRENCH = (
    "Le ministre a déclaré vendredi que les combattants rentrés du pays étaient suivis par la justice. "
    "Il a ajouté que les familles ne savaient toujours pas où se trouvaient leurs enfants, et que personne "
    "ne pouvait dire combien étaient encore là-bas. Les associations demandent une réponse claire avant l'hiver."
)
ARABIC = "قال المتحدث باسم الوزارة يوم الجمعة إن المقاتلين عادوا إلى بلدهم وإن التحقيق ما زال مستمرا في المدينة " * 4
CHINESE = "发言人周五说，大约四十个家庭到达了北部的边境，调查仍在继续，没有人知道其他人在哪里。" * 2
INDONESIAN = (
    "Juru bicara itu mengatakan pada hari Jumat bahwa sekitar empat puluh keluarga telah tiba di perbatasan utara. "
    "Penyelidikan masih berlangsung dan tidak ada yang tahu di mana yang lain berada. Banyak keluarga sudah lama "
    "menunggu kabar dari anak mereka yang pergi tanpa memberi tahu siapa pun."
)
NAMES_ALONE = (
    "Mohammed Ahmed, Abdullah Ibrahim, Yusuf Hassan, Ali Omar, Khalid Mahmoud, Saleh Abbas, Tirad Jarba, "
    "Xavier Dubois, Pieter Ostaeyen, Dilbar Akhmedov, Ruslan Petrov, Ramzan Murad, Boubaker Habib, Seyed Tehrani, "
    "Omar Maute, "
    "Isnilon Hapilon, Hanna Orlov, Jane Roe, Ann Lee, Tom Ashdown, Mara Quill."
)
ENGLISH_WITH_NAMES = (
    "Abu Bakr al-Baghdadi, Abu Muhammad al-Adnani, Tirad al-Jarba, Gulmurod Khalimov, Fathi Ben Awn al-Murad "
    "al-Tunisi, Mohammed Emwazi, Alexanda Kotey, El Shafee Elsheikh and Aine Davis were on the list. Deir ez-Zor, "
    "Abu Kamal, Mayadin, Hajin, Baghuz Fawqani, Tuz Khurmatu, Hawija and Qaim were named as well."
)
HEADLINES = (
    "Raqqa falls. Mosul families return. Tunis arrests five. Ankara closes border. Abu Kamal siege tightens. Hajin "
    "pocket shrinks. Manila hunts militants. Paris counts returnees. London strips citizenship. Moscow claims victory. "
    "Baghdad declares win. Kurds hold hundreds. Washington doubts numbers. Idlib smugglers raise prices."
)
QUOTED = f"The spokesman said: “{ARABIC[:400]}”. He would not say more about the men who had come home, or when."


def zipped(**members: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n\t\r\n", "a.txt", "is empty"),
        (b"\xef\xbb\xbf  \n", "a.txt", "no text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a.txt", "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "photo.jpg", "picture"),
        (bytes(range(256)) * 20, "a.txt", "not a text"),
        (b"The guards\x00 counted.", "a.txt", "not a text"),
        (b"\x7fELF" + bytes(200), "a.md", "not a text"),
        (zipped(**{"article.txt": "The guards counted."}), "a.zip", "zip"),
        (b"PK\x03\x04 broken", "a.docx", "broken"),
        (b"nothing of a Word file", "a.docx", "Word file is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "a.doc", "old Word file"),
        (rb"{\rtf1\ansi The guards counted.}", "a.rtf", "RTF"),
        (b"%PDF-1.7\nnothing more", "a.pdf", "PDF is broken"),
        (b"nothing of a PDF", "a.pdf", "PDF is broken"),
        (b"<html><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav></body></html>", "a.html", "no article"),
        (b"<!doctype html><title>Log in</title><form><input name=user></form>", "a.html", "no article"),
        (b"Subject: only a head\nFrom: a@b.example\n\n", "a.eml", "no text in this mail"),
        (b"a" * (20 * 1024 * 1024 + 1), "a.txt", "over 20 MB"),
        (FRENCH.encode(), "a.txt", "not in English"),
        (ARABIC.encode(), "a.txt", "not in English"),
        (CHINESE.encode(), "a.txt", "not in English"),
        (INDONESIAN.encode(), "a.txt", "not in English"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_input_is_refused_in_one_plain_sentence(content: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says) as refusal:
        read(Upload(content, name))
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert len(sentence) < 160


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH_WITH_NAMES,
        NAMES_ALONE,
        HEADLINES,
        QUOTED,
        FRENCH[:90],
        f"{FRENCH[:150]} That is what the minister said, and it was all.",
    ],
    ids=["names", "names alone", "headlines", "Arabic quotation", "few words", "two languages"],
)
def test_english_is_never_refused_and_little_text_is_not_judged(text: str) -> None:
    assert read(Upload(text.encode(), "a.txt")).text == text


@pytest.mark.parametrize("opening", ["BMW’s", "MM — and", "RIFF — said", "ID3 “badge”:", "Rar! — cried"])
def test_a_text_that_opens_with_the_letters_of_a_picture_or_an_archive_is_a_text(opening: str) -> None:
    text = f"{opening} the guards counted forty families."
    assert read(Upload(text.encode(), "a.txt")).text == text


def test_content_counts_before_the_name() -> None:
    page = b"<!DOCTYPE html><html><body><article><p>The guards counted forty families at the crossing.</p></article>"
    assert read(Upload(page, "page.txt")).text == "The guards counted forty families at the crossing."
    assert read(Upload(b"The guards counted forty families.", "notes.html")).text.startswith("The guards")
    assert read(Upload(b"The guards counted forty families.", "no-ending")).text.startswith("The guards")
