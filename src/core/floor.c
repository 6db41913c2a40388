/* SPDX-License-Identifier: Apache-2.0
 *
 * The kinds of files that no policy can let through (sekisho/floor.h), and
 * their look-up. This defends against policies that open a door
 * unintentionally, and against names that start something on the reader's side.
 * Not listed are kinds that are opened so that their members can be judged
 * (zip, lzh, rar, 7z, tar and its compressions, cab, cpio, ar, iso, eml, msg,
 * winmail.dat, mbox, p7m), and kinds that a cleaner may rebuild (docx, xlsx,
 * pptx, the same with macros, and the older doc, xls, ppt; ODF, PDF, pictures,
 * Ichitaro, DocuWorks).
 */
#include <string.h>
#include <sekisho/floor.h>

/* clang-format off */
static const SkFloor extensions[] = {
    { "exe com scr pif dll ocx cpl sys drv efi mui acm ax tlb nexe wasm elf so "
      "dylib ko run bin 386 vxd fxp app",
      SK_REASON_EXECUTABLE, "program" },
    { "msi msp mst msu msix msixbundle appx appxbundle appinstaller gadget "
      "application appref-ms vsto xbap clickonce manifest deploy xpi crx ppkg "
      "deb udeb rpm pkg mpkg flatpakref flatpak snap appimage ipa apk xapk aab "
      "osx action workflow widget wpx wgt",
      SK_REASON_EXECUTABLE, "installer" },
    { "jar jnlp class war ear jse", SK_REASON_EXECUTABLE, "java" },
    { "bat cmd btm nt ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 psm1 pssc "
      "cdxml msh msh1 msh2 mshxml msh1xml msh2xml vb vbe vbs vbp vbx vsmacros "
      "ws wsc wsf wsh sct js mjs cjs ksh sh csh bash zsh fish command py pyc "
      "pyo pyw pyz pyzw pl pm plx rb php php3 php4 php5 phtml phar asp aspx "
      "asa ashx asmx jsp jspx lua tcl au3 ahk applescript scpt nsh isu "
      "job ins isp its ade adp fmx hpj cnt grp nsi awk r rhtml",
      SK_REASON_EXECUTABLE, "script" },
    { "hta htc htm html shtm shtml stm xht xhtm xhtml mht mhtml xsl "
      "xslt xaml xul hlp chm",
      SK_REASON_EXECUTABLE, "web-page" },
    { "lnk url website webloc desktop scf library-ms search-ms "
      "searchconnector-ms theme themepack deskthemepack settingcontent-ms "
      "contact group rdp rdpx pcf vpn pbk mcl printerexport diagcab diagcfg "
      "diagpkg msc shortcut shb shs xnk mad maf mag mam maq mar mas mat mau "
      "mav maw glk xrm-ms",
      SK_REASON_EXECUTABLE, "shortcut" },
    { "reg inf ini prf prg ops osd pcd", SK_REASON_EXECUTABLE,
      "system-setting" },
    { "iqy oqy dqy rqy odc oft slk sylk dif udl dsn", SK_REASON_EXECUTABLE,
      "data-link" },
    { "xlsb xlam ppam sldm vsdm vssm vstm "
      "sldx sla xla xll xlw xlm xlt xlk dot pot pps ppa wll wbk wiz pub",
      SK_REASON_MACRO, "macro" },
    { "mda mdb mde mdt mdw mdz accdb accde accdr accda accdt accdu laccdb",
      SK_REASON_MACRO, "database" },
    { "img udf nrg mdf mds ccd isz cue vhd vhdx vmdk vdi qcow qcow2 wim swm "
      "esd dmg sparseimage vfd ova ovf toast",
      SK_REASON_DISK_IMAGE, "disk-image" },
    { "ace alz arc arj b64 bhx egg gca dgca hqx ice kgb lzo mim paq pea pet "
      "sfx shk sit sitx sea uu uue xxe zoo zpaq zz yz1 atc ish xar lrz",
      SK_REASON_ARCHIVE_METHOD, "archive" },
    { "pst ost nst dbx idx mbx", SK_REASON_NEVER_ALLOWED, "mail-store" },
    { "rtf one onepkg onetoc onetoc2 thmx vsd vss vst vsw vsdx vssx vstx mpp "
      "mpt hwp hwpx",
      SK_REASON_NEVER_ALLOWED, "document" },
    { "eps ps prn pict pct svm cgm djvu djv swf flv wmd wms asf asx wax wvx wm "
      "ani cur psd ai indd",
      SK_REASON_NEVER_ALLOWED, "media" },
    { "dwg dxf jww jwc dwf blend stl", SK_REASON_NEVER_ALLOWED, "drawing" },
    { "ttf otf ttc woff woff2 fon pfb pfm", SK_REASON_NEVER_ALLOWED, "font" },
    { "crt cer der p12 pfx key jks pem ppk", SK_REASON_NEVER_ALLOWED, "key" },
};

static const SkFloor types[] = {
    { "application/x-dosexec application/x-msdownload application/x-exe "
      "application/vnd.microsoft.portable-executable "
      "application/x-msdos-program "
      "application/x-executable application/x-pie-executable "
      "application/x-sharedlib application/x-object application/x-elf "
      "application/x-mach-binary application/wasm application/x-dex",
      SK_REASON_EXECUTABLE, "program" },
    { "application/x-msi application/x-ms-installer "
      "application/x-debian-package "
      "application/vnd.debian.binary-package application/x-rpm "
      "application/vnd.android.package-archive application/x-ms-application "
      "application/appx application/msix application/x-xpinstall",
      SK_REASON_EXECUTABLE, "installer" },
    { "application/java-vm application/java-archive application/x-java-archive "
      "application/x-java-applet application/x-java-jnlp-file",
      SK_REASON_EXECUTABLE, "java" },
    { "text/x-shellscript application/x-sh application/x-shellscript "
      "application/x-csh text/javascript application/javascript "
      "application/x-javascript application/ecmascript text/ecmascript "
      "text/vbscript application/x-vbscript text/x-msdos-batch "
      "application/x-bat application/x-powershell text/x-powershell "
      "text/x-python application/x-python-code text/x-perl text/x-ruby "
      "text/x-php application/x-httpd-php application/x-php text/x-lua "
      "text/x-tcl text/x-awk text/scriptlet application/x-wine-extension-ini "
      "application/x-msbuild+xml",
      SK_REASON_EXECUTABLE, "script" },
    { "text/html application/xhtml+xml application/hta "
      "text/x-component application/x-mimearchive text/xsl "
      "application/xslt+xml "
      "application/xaml+xml application/vnd.mozilla.xul+xml "
      "application/vnd.ms-htmlhelp "
      "multipart/x-mixed-replace",
      SK_REASON_EXECUTABLE, "web-page" },
    { "application/x-ms-shortcut application/x-mswinurl application/x-url "
      "application/internet-shortcut application/x-desktop "
      "application/x-ms-scf application/x-ms-theme application/x-library-ms "
      "application/x-search-ms application/x-settingcontent-ms "
      "application/x-rdp",
      SK_REASON_EXECUTABLE, "shortcut" },
    { "text/x-ms-regedit application/x-ms-inf text/x-ms-ini",
      SK_REASON_EXECUTABLE, "system-setting" },
    { "text/x-ms-iqy text/x-ms-odc application/x-sylk application/x-dif",
      SK_REASON_EXECUTABLE, "data-link" },
    { "application/vnd.ms-excel.addin.macroenabled.12 "
      "application/vnd.ms-excel.sheet.binary.macroenabled.12 "
      "application/vnd.ms-powerpoint.addin.macroenabled.12 "
      "application/vnd.ms-powerpoint.slide.macroenabled.12 "
      "application/vnd.ms-visio.drawing.macroenabled.12 "
      "application/vnd.ms-visio.stencil.macroenabled.12 "
      "application/vnd.ms-visio.template.macroenabled.12 "
      "application/x-office-xml application/x-office-xml-spreadsheet",
      SK_REASON_MACRO, "macro" },
    { "application/x-msaccess application/vnd.ms-access", SK_REASON_MACRO,
      "database" },
    { "application/x-vhd application/x-vhdx application/x-vmdk "
      "application/x-qcow2 application/x-qemu-disk application/x-ms-wim "
      "application/x-apple-diskimage application/x-raw-disk-image "
      "application/x-udf-image application/x-vdi",
      SK_REASON_DISK_IMAGE, "disk-image" },
    { "application/x-ace-compressed application/x-arj application/x-arc "
      "application/x-zoo application/x-alz application/x-egg application/x-gca "
      "application/x-stuffit application/mac-binhex40 application/x-xar "
      "application/x-lrzip application/x-lzop application/x-uuencode",
      SK_REASON_ARCHIVE_METHOD, "archive" },
    { "application/vnd.ms-outlook-pst", SK_REASON_NEVER_ALLOWED, "mail-store" },
    { "application/rtf text/rtf text/richtext application/onenote "
      "application/vnd.visio application/vnd.ms-project application/x-hwp "
      "application/x-mspublisher application/vnd.adobe.xdp+xml",
      SK_REASON_NEVER_ALLOWED, "document" },
    { "application/postscript application/eps image/x-eps image/vnd.djvu "
      "image/x-pict image/x-svm image/cgm "
      "application/x-shockwave-flash application/vnd.adobe.flash.movie "
      "video/x-flv video/x-ms-asf image/vnd.adobe.photoshop",
      SK_REASON_NEVER_ALLOWED, "media" },
    { "image/vnd.dwg image/x-dwg image/vnd.dxf application/dxf "
      "application/acad",
      SK_REASON_NEVER_ALLOWED, "drawing" },
    { "font/ application/x-font-ttf application/x-font-otf "
      "application/font-woff application/vnd.ms-opentype "
      "application/vnd.ms-fontobject application/font-sfnt",
      SK_REASON_NEVER_ALLOWED, "font" },
    { "application/x-x509-ca-cert application/x-pkcs12",
      SK_REASON_NEVER_ALLOWED, "key" },
    { "message/partial", SK_REASON_PARTIAL, "partial" },
    { "message/external-body", SK_REASON_EXTERNAL_BODY, "external-body" },
};
/* clang-format on */

/* One volume of several: .r00 to .r99 and .z01 to .z99. */
static const SkFloor volume = { "r00 z01", SK_REASON_ARCHIVE_SPLIT, "volume" };

static gboolean
is_volume(const char *ext)
{
    char first = g_ascii_tolower(ext[0]);

    return (first == 'r' || first == 'z') && g_ascii_isdigit(ext[1]) &&
           g_ascii_isdigit(ext[2]) && ext[3] == '\0';
}

/* Returns whether @word is one of the words of @list, in any case, or belongs
 * to a family that is listed. */
static gboolean
lists(const char *list, const char *word, gsize len)
{
    for (const char *p = list; len > 0; p++) {
        gsize n = strcspn(p, " ");

        if (g_ascii_tolower(*word) == *p &&
            (n == len || (n < len && p[n - 1] == '/')) &&
            g_ascii_strncasecmp(p, word, n) == 0)
            return TRUE;
        p += n;
        if (*p == '\0')
            break;
    }
    return FALSE;
}

static const SkFloor *
find(const SkFloor *rows, guint n, const char *word)
{
    gsize len = word != NULL ? strlen(word) : 0;

    for (guint i = 0; len > 0 && i < n; i++)
        if (lists(rows[i].what, word, len))
            return &rows[i];
    return NULL;
}

const SkFloor *
sk_floor_extension(const char *ext)
{
    if (ext != NULL && is_volume(ext))
        return &volume;
    return find(extensions, G_N_ELEMENTS(extensions), ext);
}

const SkFloor *
sk_floor_type(const char *type)
{
    return find(types, G_N_ELEMENTS(types), type);
}

const SkFloor *
sk_floor_row(guint i)
{
    if (i < G_N_ELEMENTS(extensions))
        return &extensions[i];
    i -= G_N_ELEMENTS(extensions);
    return i < G_N_ELEMENTS(types) ? &types[i] : NULL;
}
