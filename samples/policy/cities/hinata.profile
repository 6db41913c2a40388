# ひなた村: 作り直した文書も通す（県の floor より緩くはできません）
hinata = {
  @include "common.inc"
  base = "files-strict";
  inside = { macros = "refuse"; };
};
hinata-gikai = {
  @include "common.inc"
};
