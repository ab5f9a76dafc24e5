# Errors put into good translations, one function a kind of error. Input: bare records, one after the other. Output: a record
# for each kind of error that its translation can have, with `doc` the kind. A kind gives null where it has nothing to change.
# usage: jq -c -f seed.jq RECORDS

# The numerals of a text, as figures with marks between them.
def numerals: [match("[0-9٠-٩๐-๙０-９]+(?:[.,:٫٬\u00a0\u202f][0-9٠-٩๐-๙０-９]+)*"; "g") | { at: .offset, text: .string }];

# One of them, another one in each record.
def chosen($seg): numerals | if length == 0 then null else .[$seg % length] end;

def put($found; $new): .[:$found.at] + $new + .[($found.at + ($found.text | length)):];

# 0 becomes 1, 9 becomes 0.
def next_digit:
    ["0123456789", "٠١٢٣٤٥٦٧٨٩", "๐๑๒๓๔๕๖๗๘๙", "０１２３４５６７８９"][] as $script | . as $digit |
    ($script | index($digit)) as $value | select($value != null) | $script[(($value + 1) % 10):(($value + 1) % 10 + 1)];

# The last digit of a number is another one.
def digit($seg): chosen($seg) as $found | if $found then put($found; $found.text | .[:-1] + (.[-1:] | next_digit)) else null end;

# A number is not there.
def dropped($seg): chosen($seg) as $found | if $found then put($found; "") else null end;

# A whole number is ten times as big.
def tens($seg):
    chosen($seg) as $found |
    if $found and ($found.text | test("^[0-9]{2,}$")) then put($found; $found.text + "0") else null end;

# The decimal mark is a grouping mark, and the other way round.
# Hours have either mark, and so has Arabic where no three digits follow.
def marks($seg; $to):
    [numerals[] | select(.text | test("^[0-9]+([.,][0-9]+)+$") and (test("^[0-9]{1,2}[.,][0-5][0-9]$") | not) and
        ($to != "ar" or test("[.,][0-9]{3}$")))] as $all |
    if $all == [] then null
    else $all[$seg % ($all | length)] as $found |
        put($found; $found.text | gsub("\\."; "\u0001") | gsub(","; ".") | gsub("\u0001"; ",")) end;

# The first word of a list that the text has becomes the one beside it.
def swapped($pairs):
    . as $text | first(($pairs // [])[] | . as $pair | ($text | [match("(?<![\\p{L}])" + $pair[0] + "(?![\\p{Ll}])"; "g")]) |
        select(length > 0) | .[0] as $found | $text | .[:$found.offset] + $pair[1] + .[($found.offset + $found.length):]) // null;
def swapped_anywhere($pairs):
    . as $text | first(($pairs // [])[] | . as $pair | select($text | contains($pair[0])) | $text | sub($pair[0]; $pair[1])) // null;
def spaceless: . == "ko" or . == "ja" or . == "th" or . == "zh-Hant" or . == "zh-Hans" or . == "ar";
def by_words($to; $table): if $to | spaceless then swapped_anywhere($table[$to]) else swapped($table[$to]) end;

# Scale words that stand behind figures.
def behind_figures($pairs):
    . as $text | first(($pairs // [])[] | . as $pair | [$text | match("(?<=[0-9])( ?)" + $pair[0]; "g")] |
        select(length > 0) | .[0] as $found | $text | .[:$found.offset] + $found.captures[0].string + $pair[1] + .[($found.offset + $found.length):]) // null;

# A million is a billion, and the other way round.
def scales: {
    en: [["million", "billion"], ["billion", "million"], ["trillion", "billion"]], de: [["Millionen", "Milliarden"], ["Milliarden", "Millionen"]],
    fr: [["millions", "milliards"], ["milliards", "millions"]], es: [["millones", "billones"], ["billones", "millones"]],
    pt: [["milhões", "bilhões"], ["bilhões", "milhões"]], ru: [["миллионов", "миллиардов"], ["миллиардов", "миллионов"], ["миллиона", "миллиарда"], ["млн", "млрд"], ["млрд", "млн"]],
    ar: [["مليون", "مليار"], ["مليار", "مليون"]], id: [["juta", "miliar"], ["miliar", "juta"]], ms: [["juta", "bilion"], ["bilion", "juta"]],
    vi: [["triệu", "tỷ"], ["tỷ", "triệu"]], ko: [["억", "만"], ["만", "억"]], ja: [["億", "万"], ["万", "億"]], th: [["พันล้าน", "ล้าน"], ["ล้าน", "พันล้าน"]],
    "zh-Hant": [["億", "萬"], ["萬", "億"]], "zh-Hans": [["亿", "万"], ["万", "亿"]] };
def scale($to): scales[$to] as $pairs |
    if ($to | spaceless) and $to != "ar" then behind_figures($pairs) else by_words($to; { ($to): $pairs }) end;

# A percentage has lost its sign.
def percent:
    [match("[0-9]( ?[%％٪])"; "g")] as $all |
    if $all == [] then null else $all[0].captures[0] as $found | .[:$found.offset] + .[($found.offset + $found.length):] end;

# A month is the next one.
def months($to): {
    en: "January February March April May June July August September October November December",
    de: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    es: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    pt: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    ar: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    ms: "Januari Februari Mac April Mei Jun Julai Ogos September Oktober November Disember",
    th: "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม" }[$to] | if . then . / " " else null end;
def month($to):
    months($to) as $names |
    if $names then swapped([range(12) | select($names[.] != "May" and $names[.] != "March" and $names[.] != "mars") | [$names[.], $names[(. + 1) % 12]]]) else null end;

# An hour later.
def time:
    [match("(?<![0-9.])([0-9]{1,2}):[0-5][0-9](?![0-9:])"; "g")] as $all |
    if $all == [] then null
    else $all[0].captures[0] as $found | .[:$found.offset] + "\(($found.string | tonumber) + 1)" + .[($found.offset + $found.length):] end;

# A currency is another one, beside a figure.
def amounts($pairs):
    . as $text | first(($pairs // [])[] | . as $pair | [$text | match("(?<=[0-9])([^0-9.;]{0,20}?)" + $pair[0] + "(?![\\p{Ll}])"; "g")] |
        select(length > 0) | .[0] as $found | ($found.captures[0] | .offset + .length) as $at |
        $text | .[:$at] + $pair[1] + .[($found.offset + $found.length):]) // null;
def signs: . as $text | first([["[$]", "€"], ["£", "$"], ["€", "$"]][] as $pair | [$text | match($pair[0]; "g")] | select(length > 0) |
    .[0] as $found | $text | .[:$found.offset] + $pair[1] + .[($found.offset + 1):]) // null;
def currency($to): signs // amounts({
    en: [["dollars", "euros"], ["pounds", "dollars"], ["euros", "dollars"]], de: [["Dollar", "Euro"], ["Pfund", "Dollar"], ["Euro", "Dollar"]],
    fr: [["dollars", "euros"], ["livres", "dollars"], ["euros", "dollars"]], es: [["dólares", "euros"], ["libras", "dólares"], ["euros", "dólares"]],
    pt: [["dólares", "euros"], ["libras", "dólares"], ["euros", "dólares"]], ru: [["долларов", "евро"], ["фунтов", "долларов"], ["евро", "долларов"]],
    ar: [["دولار", "يورو"], ["جنيه", "دولار"], ["يورو", "دولار"]], id: [["dolar", "euro"], ["pound", "dolar"], ["euro", "dolar"]],
    ms: [["dolar", "euro"], ["paun", "dolar"], ["euro", "dolar"]], vi: [["đô la", "euro"], ["euro", "đô la"]], ko: [["달러", "유로"], ["파운드", "달러"], ["유로", "달러"]],
    ja: [["ドル", "ユーロ"], ["ポンド", "ドル"], ["ユーロ", "ドル"]], th: [["ดอลลาร์", "ยูโร"], ["ปอนด์", "ดอลลาร์"], ["ยูโร", "ดอลลาร์"]],
    "zh-Hant": [["美元", "歐元"], ["英鎊", "美元"], ["歐元", "美元"]], "zh-Hans": [["美元", "欧元"], ["英镑", "美元"], ["欧元", "美元"]] }[$to]);

def errors:
    .seg as $seg | .to as $to | .tgt |
    { digit: digit($seg), dropped: dropped($seg), tens: tens($seg), marks: marks($seg; $to), scale: scale($to), percent: percent, month: month($to),
      time: time, currency: currency($to) };

. as $record | errors | to_entries[] | select(.value != null and .value != $record.tgt) |
    $record + { doc: .key, tgt: .value }
