"""Texts in many scripts, and strategies that mix them."""

from __future__ import annotations

from hypothesis import strategies as st

from app.layout.text import FontBook, TextStyle, Typesetter

BOOK = FontBook.default()
STYLE = TextStyle(size=10)
STYLES = (STYLE, TextStyle(size=7.5, bold=True), TextStyle(size=23, italic=True, leading=1.2))

SENTENCES = {
    "Latin": "I choose the right car, and press “Order” – it’s AWAY: To Va. fi ffl",
    "Cyrillic": "Я выбираю подходящую машину и сразу нажимаю «Заказать»",
    "Greek": "Επιλέγω το σωστό αυτοκίνητο και πατάω «παραγγελία»",
    "Chinese": "我选择合适的车型，然后“下单”。价格3.5元……",
    "Japanese": "コーヒーをください。ちょっと「待って」ください",
    "Korean": "대한민국 서울에서 TV를 2시간 시청했다",
    "Arabic": "السلام عليكم، أختار السيارة (المناسبة) 123 وأضغط",
    "Hebrew": "שָׁלוֹם עולם, בחרתי את הרכב ב-12:30 ok",
    "Hindi": "मैं सही कार चुनता हूँ और क्षत्रिय को तुरंत ऑर्डर दबाता हूँ।",
    "Thai": "ฉันเลือกรถที่เหมาะสมและกดสั่งซื้อทันทีน้ำ",
    "Vietnamese": "Tôi chọn đúng xe và bấm “Đặt” ngay",
    "Emoji": "ok 👍🏽 family 👨‍👩‍👧 flag 🇩🇪 key 1️⃣ heart ❤️ car 🚗",
}
MORE_SENTENCES = {
    "Armenian": "Ես ընտրում եմ մեքենա",
    "Bengali": "আমি সঠিক গাড়ি বেছে নিই",
    "Ethiopic": "ትክክለኛውን መኪና እመርጣለሁ",
    "Georgian": "ვირჩევ სწორ მანქანას",
    "Gujarati": "હું યોગ્ય કાર પસંદ કરું છું",
    "Gurmukhi": "ਮੈਂ ਸਹੀ ਕਾਰ ਚੁਣਦਾ ਹਾਂ",
    "Kannada": "ನಾನು ಸರಿಯಾದ ಕಾರನ್ನು ಆರಿಸುತ್ತೇನೆ",
    "Khmer": "ខ្ញុំជ្រើសរើសរថយន្តត្រឹមត្រូវ",
    "Lao": "ຂ້ອຍເລືອກລົດທີ່ເໝາະສົມ",
    "Malayalam": "ഞാൻ ശരിയായ കാർ തിരഞ്ഞെടുക്കുന്നു",
    "Myanmar": "ကျွန်တော် မှန်ကန်သောကား ရွေးတယ်",
    "Oriya": "ମୁଁ ସଠିକ୍ କାର ବାଛେ",
    "Sinhala": "මම නිවැරදි මෝටර් රථය තෝරමි",
    "Tamil": "நான் சரியான காரைத் தேர்வு செய்கிறேன்",
    "Telugu": "నేను సరైన కారును ఎంచుకుంటాను",
}

# What a keyboard, a copied web page or a broken file may hold, besides words.
ODD = (
    " ", "  ", "\t", "\u00a0", "\u3000", "\u200b", "\u00ad", "-", "—", "/", "(", ")", "[", "»",
    "\x00", "\r", "\x0b", "\u2028", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b",
    "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufe0f", "\ufe0e",
    "e\u0301", "\u0301", "か\u3099", "\u05b8", "\u0651", "لا", "क\u094d\u200dष", "12,5", "1-2",
    "a-b", "\ue000", "\u0378", "→", "★", "☎", "✓", "•", "👩‍🚀", "🏽", "🇩", "#️⃣", "©", "©️", "𠀀",
    "\U0001d54f", "ﷺ", "…", "“", "”", "·",
)  # fmt: skip


def words() -> st.SearchStrategy[str]:
    """One word or sign of any script, or part of one."""
    known = [w for s in (SENTENCES | MORE_SENTENCES).values() for w in s.split(" ")]
    return st.one_of(
        st.sampled_from(known),
        st.sampled_from(known).flatmap(lambda w: st.integers(0, len(w)).map(lambda n: w[:n])),
        st.sampled_from(ODD),
        st.text(max_size=4),
    )


def texts() -> st.SearchStrategy[str]:
    """Texts of several paragraphs in mixed scripts, without lone surrogates."""
    joined = st.builds(
        lambda parts, joins: "".join(a + b for a, b in zip(parts, joins, strict=False)),
        st.lists(words(), max_size=12),
        st.lists(st.sampled_from(["", " ", " ", " ", "\n"]), min_size=12, max_size=12),
    )
    return joined.filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t))


def typesetter(language: str = "en") -> Typesetter:
    """A typesetter without memories that shares the open fonts."""
    return Typesetter(language, BOOK)
