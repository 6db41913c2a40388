/* SPDX-License-Identifier: Apache-2.0
 *
 * What may leave of a document (office/office.h):
 * charts, their extensions and the charts of 2016.
 */
#include "inspector/office_rows/office_rows.h"

/* clang-format off */

const char *const sk_office_c_frame[] = {
    "c:chart r:id", NULL
};

const char *const sk_office_cx_frame[] = {
    "cx:chart r:id", NULL
};

const char *const sk_office_c[] = {
    "c:applyToEnd val", "c:applyToFront val", "c:applyToSides val",
    "c:area3DChart", "c:areaChart", "c:auto val", "c:autoTitleDeleted val",
    "c:autoUpdate val", "c:axId val", "c:axPos val", "c:backWall",
    "c:backward val", "c:bandFmt", "c:bandFmts", "c:bar3DChart", "c:barChart",
    "c:barDir val", "c:baseTimeUnit val", "c:bubble3D val", "c:bubbleChart",
    "c:bubbleScale val", "c:bubbleSize", "c:builtInUnit val", "c:cat",
    "c:catAx", "c:chart", "c:chartObject val", "c:chartSpace",
    "c:clrMapOvr bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 "
        "accent5 accent6 hlink folHlink",
    "c:crossAx val", "c:crossBetween val", "c:crosses val", "c:crossesAt val",
    "c:custSplit", "c:custUnit val", "c:dLbl", "c:dLblPos val", "c:dLbls",
    "c:dPt", "c:dTable", "c:data val", "c:date1904 val", "c:dateAx",
    "c:delete val", "c:depthPercent val", "c:dispBlanksAs val",
    "c:dispEq val", "c:dispRSqr val", "c:dispUnits", "c:dispUnitsLbl",
    "c:doughnutChart", "c:downBars", "c:dropLines", "c:errBarType val",
    "c:errBars", "c:errDir val", "c:errValType val", "c:evenFooter*",
    "c:evenHeader*", "c:explosion val", "c:ext uri=uri", "c:extLst",
    "c:externalData r:id", "c:f*=reference", "c:firstFooter*",
    "c:firstHeader*", "c:firstSliceAng val", "c:floor", "c:fmtId val",
    "c:formatCode*", "c:formatting val", "c:forward val", "c:gapDepth val",
    "c:gapWidth val", "c:grouping val", "c:h val", "c:hMode val",
    "c:hPercent val",
    "c:headerFooter alignWithMargins differentOddEven differentFirst",
    "c:hiLowLines", "c:holeSize val", "c:idx val", "c:intercept val",
    "c:invertIfNegative val", "c:lang val", "c:layout", "c:layoutTarget val",
    "c:lblAlgn val", "c:lblOffset val", "c:leaderLines", "c:legend",
    "c:legendEntry", "c:legendPos val", "c:line3DChart", "c:lineChart",
    "c:logBase val", "c:lvl", "c:majorGridlines", "c:majorTickMark val",
    "c:majorTimeUnit val", "c:majorUnit val", "c:manualLayout",
    "c:marker val", "c:max val", "c:min val", "c:minorGridlines",
    "c:minorTickMark val", "c:minorTimeUnit val", "c:minorUnit val",
    "c:minus", "c:multiLvlStrCache", "c:multiLvlStrRef", "c:name*",
    "c:noEndCap val", "c:noMultiLvlLbl val", "c:numCache",
    "c:numFmt formatCode sourceLinked", "c:numLit", "c:numRef",
    "c:oddFooter*", "c:oddHeader*", "c:ofPieChart", "c:ofPieType val",
    "c:order val", "c:orientation val", "c:overlap val", "c:overlay val",
    "c:pageMargins l r t b header footer",
    "c:pageSetup paperSize firstPageNumber orientation blackAndWhite "
        "draft useFirstPageNumber horizontalDpi verticalDpi copies",
    "c:period val", "c:perspective val", "c:pictureFormat val",
    "c:pictureOptions", "c:pictureStackUnit val", "c:pie3DChart",
    "c:pieChart", "c:pivotFmt", "c:pivotFmts", "c:pivotSource", "c:plotArea",
    "c:plotVisOnly val", "c:plus", "c:printSettings", "c:protection",
    "c:pt idx formatCode", "c:ptCount val", "c:rAngAx val", "c:radarChart",
    "c:radarStyle val", "c:rich", "c:rotX val", "c:rotY val",
    "c:roundedCorners val", "c:scaling", "c:scatterChart",
    "c:scatterStyle val", "c:secondPiePt val", "c:secondPieSize val",
    "c:selection val", "c:separator*", "c:ser", "c:serAx", "c:serLines",
    "c:shape val", "c:showBubbleSize val", "c:showCatName val",
    "c:showDLblsOverMax val", "c:showHorzBorder val", "c:showKeys val",
    "c:showLeaderLines val", "c:showLegendKey val", "c:showNegBubbles val",
    "c:showOutline val", "c:showPercent val", "c:showSerName val",
    "c:showVal val", "c:showVertBorder val", "c:sideWall", "c:size val",
    "c:sizeRepresents val", "c:smooth val", "c:spPr bwMode", "c:splitPos val",
    "c:splitType val", "c:stockChart", "c:strCache", "c:strLit", "c:strRef",
    "c:style val", "c:surface3DChart", "c:surfaceChart", "c:symbol val",
    "c:thickness val", "c:tickLblPos val", "c:tickLblSkip val",
    "c:tickMarkSkip val", "c:title", "c:trendline", "c:trendlineLbl",
    "c:trendlineType val", "c:tx", "c:txPr", "c:upBars", "c:upDownBars",
    "c:userInterface val", "c:userShapes r:id", "c:v*", "c:val val",
    "c:valAx", "c:varyColors val", "c:view3D", "c:w val", "c:wMode val",
    "c:wireframe val", "c:x val", "c:xMode val", "c:xVal", "c:y val",
    "c:yMode val", "c:yVal", NULL
};

const char *const sk_office_c14[] = {
    "c14:dropZoneCategories val", "c14:dropZoneData val",
    "c14:dropZoneFilter val", "c14:dropZoneSeries val",
    "c14:dropZonesVisible val", "c14:inSketchMode val",
    "c14:invertSolidFillFmt", "c14:pivotOptions", "c14:showSketchBtn val",
    "c14:sketchOptions", "c14:spPr bwMode", "c14:style val", NULL
};

const char *const sk_office_c15[] = {
    "c15:autoCat val", "c15:bubble3D val", "c15:cat",
    "c15:categoryFilterException", "c15:categoryFilterExceptions", "c15:dLbl",
    "c15:datalabelsRange", "c15:dlblFTEntry", "c15:dlblFieldTable",
    "c15:dlblFieldTableCache", "c15:dlblRangeCache", "c15:explosion val",
    "c15:f*=reference", "c15:filteredAreaSeries", "c15:filteredBarSeries",
    "c15:filteredBubbleSeries", "c15:filteredCategoryTitle",
    "c15:filteredLineSeries", "c15:filteredPieSeries",
    "c15:filteredRadarSeries", "c15:filteredScatterSeries",
    "c15:filteredSeriesTitle", "c15:filteredSurfaceSeries", "c15:formulaRef",
    "c15:fullRef", "c15:invertIfNegative val", "c15:layout",
    "c15:leaderLines", "c15:levelRef", "c15:marker",
    "c15:numFmt formatCode sourceLinked", "c15:pivotSource", "c15:ser",
    "c15:showDataLabelsRange val", "c15:showLeaderLines val",
    "c15:spPr bwMode", "c15:sqref*=reference", "c15:tx", "c15:txfldGUID*",
    "c15:xForSave val", NULL
};

const char *const sk_office_c16[] = {
    "c16:bubble3D val", "c16:categoryFilterException",
    "c16:categoryFilterExceptions", "c16:dLbl", "c16:datapointuniqueidmap",
    "c16:explosion val", "c16:filteredLitCache", "c16:invertIfNegative val",
    "c16:literalDataChart val", "c16:marker", "c16:multiLvlStrCache",
    "c16:numCache", "c16:pivotOptions16", "c16:ptentry", "c16:ptidx*",
    "c16:showExpandCollapseFieldButtons val", "c16:spPr bwMode",
    "c16:strCache", "c16:uniqueID val", "c16:uniqueId val", NULL
};

const char *const sk_office_c16r3[] = {
    "c16r3:dataDisplayOptions16", "c16r3:dispNaAsBlank val", NULL
};

const char *const sk_office_cs[] = {
    "cs:axisTitle mods",
    "cs:bodyPr rot spcFirstLastPara vertOverflow horzOverflow vert "
        "wrap lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt anchor "
        "anchorCtr forceAA upright compatLnSpc",
    "cs:categoryAxis visible majorTick minorTick labelPosition "
        "majorGridlines minorGridlines title mods",
    "cs:chartArea mods", "cs:chartStyle id", "cs:colorStyle meth id",
    "cs:dataLabel mods", "cs:dataLabelCallout mods",
    "cs:dataLabels position value seriesName categoryName legendKey "
        "percentage",
    "cs:dataPoint mods", "cs:dataPoint3D mods", "cs:dataPointLine mods",
    "cs:dataPointMarker mods", "cs:dataPointMarkerLayout symbol size",
    "cs:dataPointWireframe mods",
    "cs:dataSeries overlap gapWidth gapDepth doughnutHoleSize "
        "markerVisible hiloLines dropLines seriesLines",
    "cs:dataTable legendKeys horizontalBorder verticalBorder "
        "outlineBorder mods",
    "cs:defRPr kumimoji lang altLang sz b i u strike kern cap spc "
        "normalizeH baseline noProof dirty err smtClean smtId bmk",
    "cs:downBar mods", "cs:dropLine mods", "cs:effectRef idx mods",
    "cs:errorBar mods", "cs:extLst", "cs:fillRef idx mods", "cs:floor mods",
    "cs:fontRef idx mods", "cs:gridlineMajor mods", "cs:gridlineMinor mods",
    "cs:hiLoLine mods", "cs:leaderLine mods",
    "cs:legend visible includeInLayout position mods", "cs:lineWidthScale*",
    "cs:lnRef idx mods", "cs:plotArea mods", "cs:plotArea3D mods",
    "cs:seriesAxis visible majorTick minorTick labelPosition "
        "majorGridlines minorGridlines title mods",
    "cs:seriesLine mods", "cs:spPr bwMode", "cs:styleClr val",
    "cs:title position mods", "cs:trendline add equation rsquared mods",
    "cs:trendlineLabel mods", "cs:upBar mods",
    "cs:valueAxis visible majorTick minorTick labelPosition "
        "majorGridlines minorGridlines title mods",
    "cs:variation",
    "cs:view3D rotX rotY rAngAx perspective heightPercent "
        "depthPercent",
    "cs:wall mods", NULL
};

const char *const sk_office_c_shapes[] = {
    "c:userShapes", NULL
};

const char *const sk_office_cdr[] = {
    "cdr:absSizeAnchor", "cdr:blipFill dpi rotWithShape", "cdr:cNvCxnSpPr",
    "cdr:cNvGraphicFramePr", "cdr:cNvGrpSpPr",
    "cdr:cNvPicPr preferRelativeResize",
    "cdr:cNvPr id name descr hidden title", "cdr:cNvSpPr txBox",
    "cdr:cxnSp macro=none fPublished", "cdr:ext cx cy", "cdr:from",
    "cdr:graphicFrame macro=none fPublished", "cdr:grpSp",
    "cdr:grpSpPr bwMode", "cdr:nvCxnSpPr", "cdr:nvGraphicFramePr",
    "cdr:nvGrpSpPr", "cdr:nvPicPr", "cdr:nvSpPr",
    "cdr:pic macro=none fPublished", "cdr:relSizeAnchor",
    "cdr:sp macro=none textlink=reference fLocksText fPublished",
    "cdr:spPr bwMode", "cdr:style", "cdr:to", "cdr:txBody", "cdr:x*",
    "cdr:xfrm rot flipH flipV", "cdr:y*", NULL
};

const char *const sk_office_cx[] = {
    "cx:aggregation", "cx:axis id hidden", "cx:axisId* val", "cx:binCount*",
    "cx:binSize*", "cx:binning intervalClosed underflow overflow",
    "cx:catScaling gapWidth", "cx:chart", "cx:chartData", "cx:chartSpace",
    "cx:clrMapOvr bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 "
        "accent5 accent6 hlink folHlink",
    "cx:data id", "cx:dataId val", "cx:dataLabel idx pos",
    "cx:dataLabelHidden idx", "cx:dataLabels pos", "cx:dataPt idx",
    "cx:evenFooter*", "cx:evenHeader*", "cx:ext uri=uri", "cx:extLst",
    "cx:externalData r:id cx:autoUpdate", "cx:extremeValue",
    "cx:f*=reference dir", "cx:firstFooter*", "cx:firstHeader*",
    "cx:fmtOvr idx", "cx:fmtOvrs",
    "cx:geography projectionType viewedRegionType cultureLanguage "
        "cultureRegion attribution",
    "cx:headerFooter alignWithMargins differentOddEven differentFirst",
    "cx:idx val", "cx:layoutPr", "cx:legend pos align overlay",
    "cx:lvl ptCount name formatCode", "cx:majorGridlines",
    "cx:majorTickMarks", "cx:max", "cx:maxColor", "cx:mid", "cx:midColor",
    "cx:min", "cx:minColor", "cx:minorGridlines", "cx:minorTickMarks",
    "cx:nf*=reference dir", "cx:numDim type",
    "cx:numFmt formatCode sourceLinked", "cx:number val", "cx:oddFooter*",
    "cx:oddHeader*", "cx:offset top left",
    "cx:pageMargins l r t b header footer",
    "cx:pageSetup paperSize firstPageNumber orientation blackAndWhite "
        "draft useFirstPageNumber horizontalDpi verticalDpi copies",
    "cx:parentLabelLayout val", "cx:percent val", "cx:plotArea",
    "cx:plotAreaRegion", "cx:plotSurface", "cx:printSettings", "cx:pt* idx",
    "cx:regionLabelLayout val", "cx:rich", "cx:separator*",
    "cx:series layoutId hidden ownerIdx uniqueId formatIdx", "cx:spPr bwMode",
    "cx:statistics quartileMethod", "cx:strDim type", "cx:subtotals",
    "cx:tickLabels", "cx:title pos align overlay", "cx:tx", "cx:txData",
    "cx:txPr", "cx:units unit", "cx:unitsLabel", "cx:v*",
    "cx:valScaling max min majorUnit minorUnit",
    "cx:valueColorPositions count", "cx:valueColors",
    "cx:visibility connectorLines meanLine meanMarker nonoutliers "
        "outliers seriesName categoryName value",
    NULL
};

const char *const sk_office_slide_c[] = {
    "c:chart r:id", NULL
};
/* clang-format on */
