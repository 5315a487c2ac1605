type Pair = readonly [light: string, dark: string];

/** Colours by what they are for; each pair is chosen for its contrast with the ground that it stands on. */
const COLOURS: Readonly<Record<string, Pair>> = {
  'bg': ['#f6f6f3', '#0d1219'],
  'paper': ['#fff', '#141b25'],
  'ink': ['#1a2330', '#e9eef5'],
  'ink2': ['#4b5768', '#a8b4c4'],
  'hair': ['#dcdfe4', '#2a3442'],
  'hair2': ['#8a94a3', '#66738a'],
  'pub-f': ['#f0f7e4', '#18260f'],
  'pub-s': ['#6d9413', '#7da63a'],
  'pub-t': ['#446009', '#bcdc88'],
  'prv-f': ['#e9f4fb', '#0f2536'],
  'prv-s': ['#147eba', '#4aa3da'],
  'prv-t': ['#0c5a87', '#a3d5f7'],
  'iso-f': ['#f1f1f5', '#1c2230'],
  'iso-s': ['#868ea0', '#78839a'],
  'iso-t': ['#4c5568', '#b9c3d3'],
  'vpc': ['#8c4fff', '#9c6bff'],
  'vpc-t': ['#6a2fd6', '#c5abff'],
  'az': ['#5b93b5', '#5f93b3'],
  'az-t': ['#2d6484', '#9cc8e4'],
  'out': ['#bf4408', '#ff9d63'],
  'back': ['#0b7168', '#52d3c3'],
  'ok': ['#17703a', '#6fd191'],
  'ok-f': ['#e6f4ea', '#12301d'],
  'bad': ['#b3191d', '#ff8f88'],
  'bad-f': ['#fdecec', '#3d1618'],
  'unk': ['#7d5600', '#eec05f'],
  'unk-f': ['#fdf3d8', '#352808'],
  'eip': ['#7a5200', '#f0cd80'],
  'eip-f': ['#fff6dd', '#332707'],
  'eip-s': ['#a37a16', '#8d6d22'],
  'focus': ['#5b2bd9', '#b79bff'],
  'mark': ['#ffe3c9', '#5a3413'],
  'part1': ['#3d5a80', '#7d9fcb'],
  'part2': ['#c99a2b', '#d9b04a'],
  'part3': ['#7f9bb8', '#54708f'],
  'part4': ['#b3191d', '#ff8f88'],
};

const colours = Object.entries(COLOURS).map(([name, [light, dark]]) => `--${name}:light-dark(${light},${dark})`).join(';');

/** Light or dark as the system has it, or as `data-theme` says; paper is light. */
export const TOKENS = `:root{color-scheme:light dark;${colours};
--sans:"Inter",system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
--mono:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
@media print{:root:root{color-scheme:light;--bg:#fff}}
`;
