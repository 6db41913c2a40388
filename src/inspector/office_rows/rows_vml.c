/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * VML: no address, no object, no script, no macro.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */

const char *const sk_office_v[] = {
    "v:arc id href=link style=style title=tip alt coordsize coordorigin wrapcoords "
        "print o:spid o:oned o:regroupid o:button o:bullet o:hr o:hrstd "
        "o:hrnoshade o:hrpct o:hralign o:allowincell o:allowoverlap "
        "o:userdrawn o:insetmode o:bordertopcolor o:borderleftcolor "
        "o:borderbottomcolor o:borderrightcolor filled fillcolor stroked "
        "strokecolor strokeweight insetpen opacity o:spt o:connectortype "
        "o:bwmode o:bwpure o:bwnormal o:forcedash o:oleicon "
        "o:preferrelative o:cliptowrap o:clip startangle endangle",
    "v:background id fill fillcolor o:bwmode o:bwpure o:bwnormal "
        "o:targetscreensize",
    "v:curve id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip from control1 "
        "control2 to",
    "v:f eqn",
    "v:fill id type on color opacity color2 size origin position "
        "aspect colors angle alignshape focus focussize focusposition "
        "method o:title o:opacity2 recolor rotate r:id o:relid@",
    "v:formulas",
    "v:group id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip editas "
        "o:tableproperties o:tablelimits",
    "v:h position polar map invx invy switch xrange yrange "
        "radiusrange",
    "v:handles",
    "v:imagedata id chromakey cropleft croptop cropright cropbottom "
        "gain blacklevel gamma grayscale bilevel embosscolor "
        "recolortarget o:title o:relid@ r:id r:pict",
    "v:line id href=link style=style title=tip alt coordsize coordorigin wrapcoords "
        "print o:spid o:oned o:regroupid o:button o:bullet o:hr o:hrstd "
        "o:hrnoshade o:hrpct o:hralign o:allowincell o:allowoverlap "
        "o:userdrawn o:insetmode o:bordertopcolor o:borderleftcolor "
        "o:borderbottomcolor o:borderrightcolor filled fillcolor stroked "
        "strokecolor strokeweight insetpen opacity o:spt o:connectortype "
        "o:bwmode o:bwpure o:bwnormal o:forcedash o:oleicon "
        "o:preferrelative o:cliptowrap o:clip from to",
    "v:oval id href=link style=style title=tip alt coordsize coordorigin wrapcoords "
        "print o:spid o:oned o:regroupid o:button o:bullet o:hr o:hrstd "
        "o:hrnoshade o:hrpct o:hralign o:allowincell o:allowoverlap "
        "o:userdrawn o:insetmode o:bordertopcolor o:borderleftcolor "
        "o:borderbottomcolor o:borderrightcolor filled fillcolor stroked "
        "strokecolor strokeweight insetpen opacity o:spt o:connectortype "
        "o:bwmode o:bwpure o:bwnormal o:forcedash o:oleicon "
        "o:preferrelative o:cliptowrap o:clip",
    "v:path id v limo textboxrect fillok strokeok shadowok arrowok "
        "gradientshapeok textpathok insetpenok o:connecttype "
        "o:connectlocs o:connectangles o:extrusionok",
    "v:polyline id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip points",
    "v:rect id href=link style=style title=tip alt coordsize coordorigin wrapcoords "
        "print o:spid o:oned o:regroupid o:button o:bullet o:hr o:hrstd "
        "o:hrnoshade o:hrpct o:hralign o:allowincell o:allowoverlap "
        "o:userdrawn o:insetmode o:bordertopcolor o:borderleftcolor "
        "o:borderbottomcolor o:borderrightcolor filled fillcolor stroked "
        "strokecolor strokeweight insetpen opacity o:spt o:connectortype "
        "o:bwmode o:bwpure o:bwnormal o:forcedash o:oleicon "
        "o:preferrelative o:cliptowrap o:clip",
    "v:roundrect id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip arcsize",
    "v:shadow id on type obscured color opacity offset color2 offset2 "
        "origin matrix",
    "v:shape id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip type adj path",
    "v:shapetype id href=link style=style title=tip alt coordsize coordorigin "
        "wrapcoords print o:spid o:oned o:regroupid o:button o:bullet "
        "o:hr o:hrstd o:hrnoshade o:hrpct o:hralign o:allowincell "
        "o:allowoverlap o:userdrawn o:insetmode o:bordertopcolor "
        "o:borderleftcolor o:borderbottomcolor o:borderrightcolor filled "
        "fillcolor stroked strokecolor strokeweight insetpen opacity "
        "o:spt o:connectortype o:bwmode o:bwpure o:bwnormal o:forcedash "
        "o:oleicon o:preferrelative o:cliptowrap o:clip adj path o:master",
    "v:stroke id on weight color opacity linestyle miterlimit "
        "joinstyle endcap dashstyle filltype imageaspect imagesize "
        "imagealignshape color2 startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash r:id insetpen o:relid@",
    "v:textbox id style=style inset",
    "v:textpath id style=style on fitshape fitpath trim xscale string", NULL
};

const char *const sk_office_o[] = {
    "o:bottom v:ext on weight color color2 opacity linestyle "
        "miterlimit joinstyle endcap dashstyle insetpen filltype "
        "imageaspect imagesize imagealignshape startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash",
    "o:callout v:ext on type gap angle dropauto drop distance "
        "lengthspecified length accentbar textborder minusx minusy",
    "o:clippath o:v",
    "o:colormenu v:ext strokecolor fillcolor shadowcolor "
        "extrusioncolor",
    "o:colormru v:ext colors",
    "o:column v:ext on weight color color2 opacity linestyle "
        "miterlimit joinstyle endcap dashstyle insetpen filltype "
        "imageaspect imagesize imagealignshape startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash",
    "o:complex v:ext", "o:entry new old",
    "o:extrusion v:ext on type render viewpointorigin viewpoint "
        "skewangle skewamt foredepth backdepth orientation "
        "orientationangle lockrotationcenter autorotationcenter "
        "rotationcenter rotationangle color shininess specularity "
        "diffusity metal edge facet lightface brightness lightposition "
        "lightlevel lightharsh lightposition2 lightlevel2 lightharsh2",
    "o:fill v:ext type", "o:idmap v:ext data",
    "o:left v:ext on weight color color2 opacity linestyle miterlimit "
        "joinstyle endcap dashstyle insetpen filltype imageaspect "
        "imagesize imagealignshape startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash",
    "o:lock v:ext position selection grouping ungrouping rotation "
        "cropping verticies adjusthandles text aspectratio shapetype",
    "o:proxy start end idref connectloc", "o:r id type how idref",
    "o:regrouptable v:ext",
    "o:right v:ext on weight color color2 opacity linestyle "
        "miterlimit joinstyle endcap dashstyle insetpen filltype "
        "imageaspect imagesize imagealignshape startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash",
    "o:rules v:ext",
    "o:shapedefaults v:ext spidmax style fill fillcolor stroke "
        "strokecolor o:allowincell o:allowoverlap o:insetmode",
    "o:shapelayout v:ext", "o:skew v:ext id on offset origin matrix",
    "o:top v:ext on weight color color2 opacity linestyle miterlimit "
        "joinstyle endcap dashstyle insetpen filltype imageaspect "
        "imagesize imagealignshape startarrow startarrowwidth "
        "startarrowlength endarrow endarrowwidth endarrowlength o:title "
        "o:forcedash",
    NULL
};

const char *const sk_office_x_vml[] = {
    "x:Accel*", "x:Accel2*", "x:Anchor*", "x:AutoFill*", "x:AutoLine*",
    "x:AutoPict*", "x:AutoScale*", "x:CF*", "x:Cancel*", "x:Checked*",
    "x:ClientData ObjectType", "x:ColHidden*", "x:Colored*", "x:Column*",
    "x:Default*", "x:DefaultSize*", "x:Disabled*", "x:Dismiss*",
    "x:DropLines*", "x:DropStyle*", "x:Dx*", "x:FirstButton*",
    "x:FmlaGroup*=reference", "x:FmlaLink*=reference",
    "x:FmlaPict*=reference", "x:FmlaRange*=reference",
    "x:FmlaTxbx*=reference", "x:Help*", "x:Horiz*", "x:Inc*", "x:JustLastX*",
    "x:LCT*", "x:ListItem*", "x:LockText*", "x:Locked*", "x:Max*", "x:Min*",
    "x:MoveWithCells*", "x:MultiLine*", "x:MultiSel*", "x:NoThreeD*",
    "x:NoThreeD2*", "x:Page*", "x:PrintObject*", "x:Row*", "x:RowHidden*",
    "x:SecretEdit*", "x:Sel*", "x:SelType*", "x:SizeWithCells*",
    "x:TextHAlign*", "x:TextVAlign*", "x:VScroll*", "x:VTEdit*", "x:Val*",
    "x:ValidIds*", "x:Visible*", "x:WidthMin*", NULL
};

const char *const sk_office_w10[] = {
    "w10:anchorlock", "w10:borderbottom type width shadow",
    "w10:borderleft type width shadow", "w10:borderright type width shadow",
    "w10:bordertop type width shadow", "w10:wrap type side anchorx anchory",
    NULL
};

const char *const sk_office_pvml[] = {
    "pvml:iscomment", NULL
};

const char *const sk_office_vml_plain[] = {
    "b*", "br", "center*", "div* style=style align dir",
    "font* face size color", "i*", "p*", "s*", "span* style=style dir",
    "strike*", "sub*", "sup*", "u*", "xml", NULL
};
/* clang-format on */
