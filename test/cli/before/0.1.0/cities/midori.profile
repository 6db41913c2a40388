# みどり町: 隠し文字は印を付けて見せる
midori = {
  @include "common.inc"
  hidden = "mark";
};
