/* SPDX-License-Identifier: Apache-2.0
 *
 * The rows of test-html.c: page, settings of the profile, text, counts.
 */
#ifndef SK_TEST_HTML_ROWS_H
#define SK_TEST_HTML_ROWS_H

typedef struct {
    const char *name, *html, *settings, *text, *counts;
} Row;

/* clang-format off: a table */

static const Row rows[] = {
    /* blocks */
    { "block/paragraphs", "<p>a</p><p>b", "", "a\n\nb\n", "" },
    { "block/divs-have-no-gap", "<div>a</div><div>b</div>", "", "a\nb\n", "" },
    { "block/br", "a<br>b<br><br>c<br>", "", "a\nb\n\nc\n", "" },
    { "block/br-between-divs", "<div>a</div><br><div>b</div>", "", "a\n\nb\n", "" },
    { "block/never-two-blank-lines", "a<br><br><br><br><p>&nbsp;</p><br>b", "", "a\n\nb\n", "" },
    { "block/blanks-collapse", "<p> a \n\t b </p>", "", "a b\n", "" },
    { "block/nbsp-is-a-space", "<p>a&nbsp;b&nbsp;</p>", "", "a b\n", "" },
    { "block/japanese-line-end", "<p>改行\nなし a\nb</p>", "", "改行なし a b\n", "" },
    { "block/word-paragraphs", "<p class=MsoNormal>a</p><p class=MsoNormal>b</p>", "", "a\nb\n", "" },
    { "block/zero-margins", "<p style='margin:0'>a</p><p style='margin: 0px'>b</p>", "", "a\nb\n", "" },
    { "block/margin-below", "<p style='margin:0 0 1em'>a</p><p style='margin:0 auto 1em auto'>b</p>", "", "a\n\nb\n", "" },
    { "block/pictures-only", "<title>t</title><img src=x><img src=y>", "", "t\n[画像 × 2]\n", "" },
    { "block/h1", "<h1>見出し</h1>本文", "", "見出し\n======\n\n本文\n", "" },
    { "block/h2", "<h2>abc</h2>d", "", "abc\n---\n\nd\n", "" },
    { "block/h3", "a<h3>b</h3>c", "", "a\n\nb\n\nc\n", "" },
    { "block/hr", "a<hr>b", "", "a\n\n------------------------------------------------------------\n\nb\n", "" },
    { "block/pre", "<pre>\n  a   b\n\n c</pre>", "", "  a   b\n\n c\n", "" },
    { "block/pre-wrap", "<div style='white-space:pre-wrap'>a  b\nc</div>", "", "a  b\nc\n", "" },
    { "block/quote", "a<blockquote>b<blockquote>c</blockquote></blockquote>d", "", "a\n\n> b\n>\n> > c\n\nd\n", "" },
    { "block/definitions", "<dl><dt>a<dd>b<dt>c<dd>d</dl>", "", "a\n    b\nc\n    d\n", "" },
    { "block/details", "<details><summary>a</summary>b</details>", "", "a\nb\n", "" },
    { "block/figure", "<figure><img alt=x src=y><figcaption>c</figcaption></figure>", "", "[画像: x]\nc\n", "" },
    { "block/fieldset", "<fieldset><legend>a</legend>b</fieldset>", "", "a\nb\n", "" },
    { "block/wrapped-with-kinsoku", "<p>あああああああああああああああああああああああああああああああああああああ、い</p>", "",
      "あああああああああああああああああああああああああああああああああああああ、\nい\n", "" },
    { "block/pre-is-not-wrapped", "<pre>aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa</pre>", "",
      "aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa aaaaaaaaa\n", "" },
    { "block/title-only-when-empty", "<title>t</title><p>a</p>", "", "a\n", "" },
    { "block/title-when-empty", "<title>t</title><p></p>", "", "t\n", "" },

    /* lists */
    { "list/ul", "<ul><li>a<li>b</ul>", "", "* a\n* b\n", "" },
    { "list/ul-japanese", "<ul><li>あ<li>い</ul>", "", "・あ\n・い\n", "" },
    { "list/nested", "<ul><li>a<ul><li>b</ul><li>c</ul>", "", "* a\n  * b\n* c\n", "" },
    { "list/ol", "<ol><li>a<li>b</ol>", "", "1. a\n2. b\n", "" },
    { "list/ol-start", "<ol start=9><li>a<li>b</ol>", "", "9. a\n10. b\n", "" },
    { "list/ol-value", "<ol><li value=5>a<li>b</ol>", "", "5. a\n6. b\n", "" },
    { "list/ol-letters", "<ol type=a start=26><li>a<li>b</ol>", "", "z. a\naa. b\n", "" },
    { "list/ol-roman", "<ol type=I start=4><li>a<li>b</ol>", "", "IV. a\nV. b\n", "" },
    { "list/ol-huge-start", "<ol start=99999999999999999999><li>a</ol>", "", "999999. a\n", "" },
    { "list/bare", "<ul style='list-style:none'><li>a</ul>", "", "a\n", "" },
    { "list/bare-in-bare", "<ul style='list-style:none'><li>a<li><ul style='list-style:none'><li><ul><li>b</ul></ul></ul>", "", "a\n* b\n", "" },
    { "list/item-alone", "<li>a", "", "* a\n", "" },
    { "list/empty-item", "<ul><li><li>a</ul>", "", "* a\n", "" },
    { "list/first-is-a-list", "<ul><li><ol><li>a</ol></ul>", "", "*\n  1. a\n", "" },
    { "list/text-in-ul", "<ul>x<li>a</ul>", "", "x\n* a\n", "" },

    /* words */
    { "word/ruby", "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>", "", "漢字（かんじ）\n", "" },
    { "word/ruby-group", "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>だ", "", "漢字（かんじ）だ\n", "" },
    { "word/ruby-open-rt", "<ruby>漢<rt>かん<rb>字<rt>じ</ruby>", "", "漢字（かんじ）\n", "" },
    { "word/sup-number", "10<sup>6</sup> m<sup>2</sup>", "", "10^6 m^2\n", "" },
    { "word/sup-word", "1<sup>st</sup> あ<sup>※1</sup>", "", "1st あ※1\n", "" },
    { "word/sub", "H<sub>2</sub>O", "", "H2O\n", "" },
    { "word/struck", "<s>500円</s>400円", "", "[取消線: 500円]400円\n", "" },
    { "word/quote", "<q>はい</q><q>x</q>", "", "「はい」「x」\n", "" },
    { "word/wbr-shy", "super<wbr>cali&shy;fragi", "", "supercalifragi\n", "" },
    { "word/unknown-element", "<o:p>a</o:p><blink>b</blink><x-y>c</x-y>", "", "abc\n", "" },
    { "word/after-body", "<body>a</body></html>b", "", "a\n\nb\n", "" },
    { "word/stray-less-than", "1 < 2 <3", "", "1 < 2 <3\n", "" },
    { "word/unclosed", "<b>a<i>b<p>c", "", "ab\n\nc\n", "" },
    { "word/noscript", "<noscript>a</noscript>b", "", "ab\n", "" },
    { "word/english-words", "<img alt=x src=y><button>b</button>", "notice = { language = \"en\"; };", "[image: x][button: b]\n", "" },

    /* pictures */
    { "img/alt", "a <img alt='ロゴ' src=cid:x> b", "", "a [画像: ロゴ] b\n", "" },
    { "img/empty-alt", "a<img alt='' src=cid:x>b", "", "ab\n", "" },
    { "img/decorative", "a<img role=presentation alt=x src=y>b", "", "ab\n", "" },
    { "img/pixel", "a<img width=1 height=1 alt=x src='http://t.example/p'>b", "", "ab\n", "remote-image=1" },
    { "img/remote", "<img alt=x src='//t.example/p'>", "", "[画像: x]\n", "remote-image=1" },
    { "img/unc", "<img alt=x src='\\\\t.example\\p'>", "", "[画像: x]\n", "remote-image=1" },
    { "img/data", "<img alt=x src='data:image/png;base64,AAAA'>", "", "[画像: x]\n", "data-uri=1" },
    { "img/background", "<table background='http://t.example/p'><tr><td>a</table>", "", "a\n", "remote-image=1" },

    /* links */
    { "link/number", "<a href='https://a.example/x'>ここ</a>", "", "ここ[1]\n\nリンク先:\n[1] hxxps://a[.]example/x\n", "" },
    { "link/same-number", "<a href='http://a.example/'>a</a> <a href='http://b.example/'>b</a> <a href='http://a.example/'>c</a>", "",
      "a[1] b[2] c[1]\n\nリンク先:\n[1] hxxp://a[.]example/\n[2] hxxp://b[.]example/\n", "" },
    { "link/keep", "<a href='https://a.example/x'>ここ</a>", "links = \"keep\";", "ここ[1]\n\nリンク先:\n[1] https://a.example/x\n", "" },
    { "link/behind-a-url", "<a href='http://b.example/y'>http://a.example/x</a>", "links = \"text\";",
      "[リンク: a[.]example] [1]［注意：表示と実際のリンク先が異なります］\n\nリンク先:\n[1] [リンク: b[.]example]\n", "" },
    { "link/itself", "<a href='https://a.example/'>https://a.example</a>", "", "hxxps://a[.]example\n", "" },
    { "link/mailto-itself", "<a href='mailto:a@b.example'>a@b.example</a>", "", "a@b.example\n", "" },
    { "link/mailto-other", "<a href='mailto:a@b.example'>担当</a>", "", "担当[1]\n\nリンク先:\n[1] mailto:a@b.example\n", "" },
    { "link/tel-itself", "<a href='tel:0312345678'>03-1234-5678</a>", "", "03-1234-5678\n", "" },
    { "link/fragment", "<a href='#top'>上へ</a><a name=x>y</a>", "", "上へy\n", "" },
    { "link/empty", "a<a href='http://a.example/'></a>b", "", "ab\n", "" },
    { "link/picture", "<a href='http://a.example/'><img alt='申込' src=x></a>", "", "[画像: 申込][1]\n\nリンク先:\n[1] hxxp://a[.]example/\n", "" },
    { "link/picture-without-alt", "<a href='http://a.example/'><img src=x></a>", "", "[画像][1]\n\nリンク先:\n[1] hxxp://a[.]example/\n", "" },
    { "link/around-block", "<a href='http://a.example/'><h2>abc</h2></a>", "", "abc[1]\n---\n\nリンク先:\n[1] hxxp://a[.]example/\n", "" },
    { "link/base-rewrites-nothing", "<base href='http://evil.example/'><a href='/x'>a</a>", "", "a[1]\n\nリンク先:\n[1] /x\n", "base=1" },
    { "link/area", "<map><area href='http://a.example/' alt='地図'></map>", "", "[画像: 地図][1]\n\nリンク先:\n[1] hxxp://a[.]example/\n", "" },

    /* forms */
    { "form/input", "<form>氏名<input placeholder='山田'><input value='v'></form>", "", "氏名[入力欄: 山田][入力欄: v]\n", "form=1" },
    { "form/hidden", "a<input type=hidden value=secret>b", "", "ab\n", "" },
    { "form/password", "<input type=password value=secret>", "", "[パスワード]\n", "" },
    { "form/boxes", "<input type=checkbox checked>a<input type=radio>b", "", "[x]a( )b\n", "" },
    { "form/submit", "<input type=submit value=送信>", "", "[ボタン: 送信]\n", "" },
    { "form/button", "<button>送信</button>", "", "[ボタン: 送信]\n", "" },
    { "form/select", "<select><option>a<option selected>b<optgroup label=g><option>c</select>", "", "[選択: a / *b / g: c]\n", "" },
    { "form/textarea", "<textarea>a\nb</textarea>", "", "[入力欄: a b]\n", "" },

    { "form/select-holds-nothing-else", "<select><div><option>a</select>b<textarea><div></textarea>c", "", "[選択: a]b[入力欄: <div>]c\n", "" },
    { "form/datalist", "a<datalist><option>x</datalist>b", "", "ab\n", "template=1" },

    /* tables */
    { "table/columns", "<table border=1><tr><th>日時<th>場所<tr><td>10月1日<td>市役所</table>", "", "日時     場所\n-------  ------\n10月1日  市役所\n", "" },
    { "table/numbers-to-the-right", "<table><tr><th>品<th>値段<tr><td>a<td>100円<tr><td>b<td>1,000円</table>", "", "品     値段\n--  -------\na     100円\nb   1,000円\n", "" },
    { "table/caption", "<table><caption>表1</caption><tr><td>a<td>b<tr><td>c<td>d</table>", "", "表1\na  b\nc  d\n", "" },
    { "table/empty", "a<table border=1><tr><th><th><tr><td><td></table>b", "", "a\n\nb\n", "" },
    { "table/row-heads", "<table><tr><th>a<td>b<tr><th>cc<td>d</table>", "", "a   b\ncc  d\n", "" },
    { "table/rowspan", "<table border=1><tr><td rowspan=2>a<td>b<tr><td>c</table>", "", "a  b\n   c\n", "" },
    { "table/colspan", "<table border=1><tr><td colspan=2>abcdef<tr><td>c<td>d</table>", "", "abcdef\nc  d\n", "" },
    { "table/layout-role", "<table role=presentation><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>", "", "a\n\nb\n\nc\n", "" },
    { "table/layout-nested", "<table><tr><td><table><tr><td>a<tr><td>b</table><td>c</table>", "", "a\nb\n\nc\n", "" },
    { "table/layout-line", "<table role=presentation><tr><td>Total</td><td>$10</td></tr></table>", "", "Total  $10\n", "" },
    { "table/text-outside-cells", "<table border=1>x<tr><td>a<td>b<tr><td>c<td>d</table>", "", "x\na  b\nc  d\n", "" },
    { "table/records", "<table border=1><tr><th>h1<th>h2<th>h3<th>h4<th>h5<th>h6<th>h7"
      "<tr><td>aaaaaaaaaaaaaa<td>bbbbbbbbbbbbbb<td>cccccccccccccc<td>dddddddddddddd<td>eeeeeeeeeeeeee<td>ffffffffffffff<td>g</table>", "",
      "h1: aaaaaaaaaaaaaa\nh2: bbbbbbbbbbbbbb\nh3: cccccccccccccc\nh4: dddddddddddddd\nh5: eeeeeeeeeeeeee\nh6: ffffffffffffff\nh7: g\n", "" },

    /* hidden */
    { "hidden/display", "a<span style='display:none'>x</span>b", "", "ab\n", "hidden-text=1" },
    { "hidden/case-and-blanks", "a<span style='DISPLAY : NONE !important'>x</span>b", "", "ab\n", "hidden-text=1" },
    { "hidden/attribute", "a<span hidden>x</span>b", "", "ab\n", "hidden-text=1" },
    { "hidden/visibility", "a<span style='visibility:hidden'>x<b style='visibility:visible'>y</b></span>b", "", "ayb\n", "hidden-text=1" },
    { "hidden/font-size", "<!doctype html>a<span style='font-size:0'>x<b style='font-size:12px'>y</b></span>b", "", "ayb\n", "hidden-text=1" },
    { "hidden/opacity", "a<span style='opacity:0'>x</span>b", "", "ab\n", "hidden-text=1" },
    { "hidden/opacity-not", "a<span style='opacity:0.9'>x</span>b", "", "axb\n", "" },
    { "hidden/max-height", "<div style='max-height:0;overflow:hidden'>x</div>a", "", "a\n", "hidden-text=1" },
    { "hidden/max-height-alone", "<div style='max-height:0'>x</div>a", "", "x\na\n", "" },
    { "hidden/class", "<style>.p{display:none}</style><div class='q p'>x</div>a", "", "a\n", "hidden-text=1 style=1" },
    { "hidden/id", "<style>#p{display:none}</style><div id=p>x</div>a", "", "a\n", "hidden-text=1 style=1" },
    { "hidden/element-and-class", "<style>div.p{display:none}</style><div class=p>x</div><b class=p>a</b>", "", "a\n", "hidden-text=1 style=1" },
    { "hidden/media-does-not-hide", "<style>@media print{.p{display:none}}</style><div class=p>x</div>", "", "x\n", "style=1" },
    { "hidden/media-does-not-show", "<style>.p{display:none}@media screen{.p{display:block}}</style><div class=p>x</div>a", "", "a\n", "hidden-text=1 style=1" },
    { "hidden/print-sheet", "<style media=print>.p{display:none}</style><div class=p>x</div>", "", "x\n", "style=1" },
    { "hidden/later-rule-shows", "<style>.p{display:none} .p{display:block}</style><div class=p>x</div>", "", "x\n", "style=1" },
    { "hidden/other-selector-shows", "<style>.p{display:none} td .p{display:block}</style><div class=p>x</div>", "", "x\n", "style=1" },
    { "hidden/inline-shows", "<style>.p{display:none}</style><div class=p style='display:block'>x</div>", "", "x\n", "style=1" },
    { "hidden/complex-does-not-hide", "<style>td .p{display:none}.p:hover{display:none}</style><div class=p>x</div>", "", "x\n", "style=1" },
    { "hidden/outlook-only-is-shown", "<a style='mso-hide:all'>x</a>", "", "x\n", "" },
    { "hidden/white-on-white-is-shown", "<p style='color:#fff;background:#fff'>x</p>", "", "x\n", "" },
    { "hidden/ends-over-an-open-div", "<section hidden><div>x</section>a", "", "a\n", "hidden-text=1" },
    { "hidden/mark-ends-over-an-open-div", "<b style='display:none'><div>x</b>a", "", "a\n", "hidden-text=1" },
    { "hidden/cell-is-a-fence", "<table><tr><td hidden><section><div>x<td>a</section>b</table>", "", "ab\n", "hidden-text=1" },
    { "hidden/mark", "a<span style='display:none'>x</span>b", "hidden = \"mark\";", "a［画面に表示されない文字：x］b\n", "hidden-text=1" },
    { "hidden/blank-is-not-counted", "a<span style='display:none'>&nbsp;&zwnj;</span>b", "", "ab\n", "" },

    /* what leaves nothing */
    { "gone/script", "a<script>x</script>b", "", "ab\n", "script=1" },
    { "gone/style", "a<style>x</style>b", "", "ab\n", "style=1" },
    { "gone/comment", "a<!-- x -->b", "", "ab\n", "comment=1" },
    { "gone/odd-comments", "a<!-->b<!--->c<!-- x --!>d", "", "abcd\n", "comment=3" },
    { "gone/conditional", "a<!--[if mso]>x<![endif]-->b", "", "ab\n", "conditional-comment=1" },
    { "gone/revealed", "<!--[if !mso]><!-->a<!--<![endif]--><![if !mso]>b<![endif]>", "", "ab\n", "conditional-comment=2" },
    { "gone/frame", "a<iframe src=x>y</iframe>b", "", "ab\n", "frame=1" },
    { "gone/frame-with-open-div", "a<iframe><div></iframe>b", "", "ab\n", "frame=1" },
    { "gone/video", "a<video><source src=x><track src=y>old</video>b", "", "aoldb\n", "object=1" },
    { "gone/object", "a<object data=x>fallback</object><embed src=y>", "", "afallback\n", "object=2" },
    { "gone/svg", "a<svg><title>t</title><script>s</script><text>w</text></svg>", "", "a\nw\n", "script=1 svg=1" },
    { "gone/template", "a<template><div>x</template>b", "", "ab\n", "template=1" },
    { "gone/handlers", "<b onclick=x ONLOAD=y>a</b>", "", "a\n", "event-handler=2" },
    { "gone/refresh", "<meta http-equiv=Refresh content='0;url=x'>a", "", "a\n", "meta-refresh=1" },
    { "gone/bidi", "a\xE2\x80\xAEx", "", "ax\n", "" },
};

#endif
