# 葵市: 県の共通設定に、古いグループウェアのための文字コードだけを足す
aoi = {
  @include "common.inc"
  charset = "iso-2022-jp";
};
