"""Words and signs for units of time and money, as the languages of maps write them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class TimeUnit(Enum):
    """A unit of time."""

    WEEK = 604_800
    DAY = 86_400
    HOUR = 3_600
    MINUTE = 60
    SECOND = 1

    @property
    def seconds(self) -> int:
        """How many seconds it has."""
        return self.value


LOWER: Mapping[TimeUnit, TimeUnit] = MappingProxyType(
    {
        TimeUnit.WEEK: TimeUnit.DAY,
        TimeUnit.DAY: TimeUnit.HOUR,
        TimeUnit.HOUR: TimeUnit.MINUTE,
        TimeUnit.MINUTE: TimeUnit.SECOND,
    }
)
"""The unit of a number that stands behind another unit, as in "1 h 30"."""

SHORT: Mapping[TimeUnit, str] = MappingProxyType(
    {TimeUnit.HOUR: "h", TimeUnit.MINUTE: "min", TimeUnit.SECOND: "s"}
)
"""Signs that every language understands (ISO 80000-3)."""

_WORDS = {
    TimeUnit.WEEK: "w wk week weeks woche wochen wo semaine semaines sem semana semanas settimana"
    " settimane week weken tydz tydzień нед неделя недели недель тиж hafta أسبوع שבוע 週間 周 주"
    " सप्ताह สัปดาห์ εβδ",
    TimeUnit.DAY: "d day days tag tage tagen tg t j jour jours día días dia dias giorno giorni g gg"
    " dag dagen dzień dni дн день дня дней д дні днів gün يوم أيام يومًا يوما יום ימים ימ"
    " 日 天 일 दिन วัน ημέρα ημέρες ημ",
    TimeUnit.HOUR: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur u"
    " godz godzina godziny godzin ч час часа часов год година години годин sa saat س ساعة ساعات"
    " שעה שעות שע 時間 小时 小時 시간 घं घंटा घंटे ชม ชั่วโมง ώ ώρα ώρες",
    TimeUnit.MINUTE: "m min mins minute minutes minuten minuto minutos minuti minuut minuta minuty"
    " minut мин минута минуты минут хв хвилина хвилини хвилин dk dakika د دقيقة دقائق דק דקה דקות"
    " 分 分钟 分鐘 分間 분 मि मिनट นาที λ λεπτό λεπτά",
    TimeUnit.SECOND: "s sec secs second seconds sek sekunde sekunden seconde secondes segundo"
    " segundos secondo secondi sekunda sekundy sekund с сек секунда секунды секунд sn saniye"
    " ث ثانية ثوان ثواني שנ שנייה שניות 秒 秒間 초 से सेकंड วิ วินาที δ δευτ δευτερόλεπτα",
}

DURATIONS: Mapping[str, TimeUnit] = MappingProxyType(
    {word.casefold(): unit for unit, words in _WORDS.items() for word in words.split()}
)
"""Each word for a unit of time, in small letters and without a full stop."""

IMPLIED: Mapping[str, tuple[int, TimeUnit]] = MappingProxyType(
    {
        "يوم": (1, TimeUnit.DAY),
        "يومان": (2, TimeUnit.DAY),
        "يومين": (2, TimeUnit.DAY),
        "ساعة": (1, TimeUnit.HOUR),
        "ساعتان": (2, TimeUnit.HOUR),
        "ساعتين": (2, TimeUnit.HOUR),
        "دقيقة": (1, TimeUnit.MINUTE),
        "دقيقتان": (2, TimeUnit.MINUTE),
        "دقيقتين": (2, TimeUnit.MINUTE),
        "יום": (1, TimeUnit.DAY),
        "יומיים": (2, TimeUnit.DAY),
        "שעה": (1, TimeUnit.HOUR),
        "שעתיים": (2, TimeUnit.HOUR),
        "דקה": (1, TimeUnit.MINUTE),
    }
)
"""Words that say how many they are by themselves: Arabic and Hebrew have a dual."""

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {
        "€": "EUR", "$": "USD", "US$": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH",
        "₩": "KRW", "₹": "INR", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₸": "KZT",
        "zł": "PLN", "kr": "SEK", "Kč": "CZK", "Ft": "HUF", "Fr": "CHF",
        "EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "RUB": "₽", "UAH": "₴", "KRW": "₩",
        "INR": "₹", "TRY": "₺", "ILS": "₪", "THB": "฿", "VND": "₫", "KZT": "₸", "PLN": "zł",
        "SEK": "kr", "CZK": "Kč", "HUF": "Ft", "CHF": "Fr",
    }
)  # fmt: skip
"""Signs of currencies to their codes, and codes to signs."""
