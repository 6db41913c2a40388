dnl # SPDX-License-Identifier: Apache-2.0
dnl
dnl 関所を sendmail に付ける。/etc/mail/sendmail.mc の MAILER( … ) より前に書く:
dnl     include(`/etc/mail/sekisho.m4')dnl
dnl そのあと make -C /etc/mail として、必ず確かめる:
dnl     sekisho policy check --sendmail /etc/mail/sendmail.cf
dnl
dnl ---- 関所への道 ---------------------------------------------------------
dnl F=T は「関所が答えないときは 451、あとでもう一度」。F= を書かないと、関所が
dnl 止まっている間のメールが無害化されないまま届く。消してはいけない。
dnl R は一つの返事まで、E は DATA の終わりから返事までの全体。関所は 5 秒ごとに
dnl 「まだ処理中」と知らせるが、それで延びるのは R だけで、E は延びない。
INPUT_MAIL_FILTER(`sekisho', `S=unix:/run/sekisho/milter.sock, F=T, T=C:30s;S:30s;R:120s;E:10m')dnl
dnl
dnl ---- 見出しに触らない ---------------------------------------------------
dnl 既定の True だと、Cc: "山田, 太郎" <a@b> のような引用符の中のカンマで宛先が
dnl 割られ、検査したものと違うものが届く。
define(`confOLD_STYLE_HEADERS', `False')dnl
dnl 関所は見出しを合わせて 30 kB までしか出さない。これより大きくしない。
define(`confMAX_HEADERS_LENGTH', `32768')dnl
dnl 8 ビットのまま受け取り、7 ビット目で切らない。
define(`confSEVEN_BIT_INPUT', `False')dnl
dnl
dnl ---- 関所のあとで宛先を変えない -----------------------------------------
dnl 関所は RCPT TO の宛先で領域を決める。別名と .forward はそのあとで効くので、
dnl 別の領域へ無害化されないまま届く道になる。広げるのは関所より前の段で。
define(`ALIAS_FILE', `')dnl
define(`confFORWARD_PATH', `')dnl
undefine(`LUSER_RELAY')dnl
dnl
dnl ---- 不達通知に元のメールを付けない -------------------------------------
dnl sendmail が作る不達通知と開封・配達の通知は、どの milter も通らない。元のメールを抱えた
dnl まま送り主の名乗った先へ届くので、見出しだけにし（nobodyreturn）、配達の通知は
dnl 作らない（noreceipts）。ここを外すと、無害化されない中身が領域を渡る。
define(`confPRIVACY_FLAGS', `authwarnings,noexpn,novrfy,nobodyreturn,noreceipts')dnl
undefine(`confCOPY_ERRORS_TO')dnl
dnl
dnl ---- 記録 ---------------------------------------------------------------
dnl 9 以上（既定の LogLevel と同じ 9 も）では、消した見出し、つまり件名やアドレスが
dnl syslog に残る。失敗は 8 でも残る。
define(`confMILTER_LOG_LEVEL', `8')dnl
