/* SPDX-License-Identifier: Apache-2.0
 *
 * The elements of presentations and of their animations that may leave
 * (OpenDocument 1.4, part 3, sections 10.8 to 10.10 and chapter 15).
 */
#include "odf/odf_rows.h"

/* clang-format off */
#define PLACE \
    "svg:height svg:width svg:x svg:y"
#define ANIMATE \
    "anim:sub-item smil:accelerate smil:accumulate smil:additive" \
    " smil:autoReverse smil:begin smil:decelerate smil:dur smil:end" \
    " smil:fill smil:fillDefault smil:repeatCount smil:repeatDur" \
    " smil:restart smil:restartDefault smil:targetElement smil:to"
#define TIME \
    "smil:accelerate smil:autoReverse smil:begin smil:decelerate" \
    " smil:dur smil:end smil:fill smil:fillDefault smil:repeatCount" \
    " smil:repeatDur smil:restart smil:restartDefault"

const SkMarkupRow sk_odf_anim_rows[] = {
    JUDGED("animate",
        ANIMATE
        " anim:formula smil:attributeName smil:by smil:calcMode smil:from"
        " smil:keySplines smil:keyTimes smil:values"),
    JUDGED("animateColor",
        ANIMATE " anim:color-interpolation anim:color-interpolation-direction"
        " anim:formula smil:attributeName smil:by smil:calcMode smil:from"
        " smil:keySplines smil:keyTimes smil:values"),
    JUDGED("animateMotion",
        ANIMATE
        " anim:formula smil:attributeName smil:by smil:calcMode smil:from"
        " smil:keySplines smil:keyTimes smil:values svg:origin svg:path"),
    JUDGED("animateTransform",
        ANIMATE
        " anim:formula smil:attributeName smil:by smil:from smil:values"
        " svg:type"),
    GONE("audio"),
    GONE("command"),
    ROW("iterate",
        TIME " anim:id anim:iterate-interval anim:iterate-type anim:sub-item"
        " presentation:group-id presentation:master-element"
        " presentation:node-type presentation:preset-class"
        " presentation:preset-id presentation:preset-sub-type smil:endsync"
        " smil:targetElement xml:id"),
    ROW("par",
        TIME " anim:id loext:smil-easing presentation:group-id"
        " presentation:master-element presentation:node-type"
        " presentation:preset-class presentation:preset-id"
        " presentation:preset-sub-type smil:endsync xml:id"),
    ROW("param", "anim:name anim:value"),
    ROW("seq",
        TIME " anim:id presentation:group-id presentation:master-element"
        " presentation:node-type presentation:preset-class"
        " presentation:preset-id presentation:preset-sub-type smil:endsync"
        " xml:id"),
    ROW("set", ANIMATE " smil:attributeName"),
    JUDGED("transitionFilter",
        ANIMATE
        " anim:formula smil:by smil:calcMode smil:direction smil:fadeColor"
        " smil:from smil:mode smil:subtype smil:type smil:values"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};

const SkMarkupRow sk_odf_presentation_rows[] = {
    ROW("animation-group", NULL),
    ROW("animations", NULL),
    ROW("date-time", NULL),
    TEXT("date-time-decl",
        "presentation:name presentation:source style:data-style-name"),
    ROW("dim", "draw:color draw:shape-id"),
    GONE("event-listener"),
    ROW("footer", NULL),
    TEXT("footer-decl", "presentation:name"),
    ROW("header", NULL),
    TEXT("header-decl", "presentation:name"),
    ROW("hide-shape",
        "draw:shape-id presentation:delay presentation:direction"
        " presentation:effect presentation:path-id presentation:speed"
        " presentation:start-scale"),
    ROW("hide-text",
        "draw:shape-id presentation:delay presentation:direction"
        " presentation:effect presentation:path-id presentation:speed"
        " presentation:start-scale"),
    ROW("notes",
        "draw:style-name presentation:use-date-time-name"
        " presentation:use-footer-name presentation:use-header-name"
        " style:page-layout-name"),
    ROW("placeholder", PLACE " presentation:object"),
    GONE("play"),
    ROW("settings",
        "presentation:animations presentation:endless"
        " presentation:force-manual presentation:full-screen"
        " presentation:mouse-as-pen presentation:mouse-visible"
        " presentation:pause presentation:show"
        " presentation:show-end-of-presentation-slide presentation:show-logo"
        " presentation:start-page presentation:start-with-navigator"
        " presentation:stay-on-top presentation:transition-on-click"),
    ROW("show", "presentation:name presentation:pages"),
    ROW("show-shape",
        "draw:shape-id presentation:delay presentation:direction"
        " presentation:effect presentation:path-id presentation:speed"
        " presentation:start-scale"),
    ROW("show-text",
        "draw:shape-id presentation:delay presentation:direction"
        " presentation:effect presentation:path-id presentation:speed"
        " presentation:start-scale"),
    GONE("sound"),
    { NULL, NULL, 0, NULL, NULL, NULL },
};
/* clang-format on */
