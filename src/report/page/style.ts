import { PICTURE_STYLE } from './picture-style';
import { PRINT_STYLE, NARROW_STYLE } from './screens';
import { TOKENS } from './tokens';

const BASE = `
*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:64px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 var(--sans);font-feature-settings:"cv05","tnum";text-rendering:optimizeLegibility}
.wrap{max-width:1240px;margin-inline:auto;padding-inline:32px}
a{color:inherit;text-underline-offset:.18em;text-decoration-color:var(--hair2)}a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2.5px solid var(--focus);outline-offset:2px;border-radius:3px}
.vh{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
code{font-family:var(--mono);font-size:.86em;font-variant-ligatures:none;overflow-wrap:anywhere}
.skip{position:absolute;left:-999px}.skip:focus{left:16px;top:12px;background:var(--paper);padding:8px 14px;z-index:9}
section{padding-block:72px 0}
h2{font-size:30px;line-height:1.15;letter-spacing:-.02em;font-weight:640;margin:0 0 8px;overflow-wrap:anywhere}
h3{font-size:18px;line-height:1.3;letter-spacing:-.008em;font-weight:620;margin:0}
.intro{max-width:68ch;color:var(--ink2);margin:0 0 26px;text-wrap:pretty}
.sheet{background:var(--paper);border:1px solid var(--hair);border-radius:10px}
figure{margin:0}fieldset{border:0;padding:0;margin:0;min-width:0}.scroll{overflow-x:auto;position:relative}.scroll>svg{display:block;width:100%;height:auto}
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}th{text-align:left;font-weight:600}caption{text-align:left;color:var(--ink2);font-size:13px;padding:0 0 8px}
.ok{color:var(--ok);font-weight:650}.bad{color:var(--bad)}b.bad,span.bad{font-weight:650}.unk{color:var(--unk)}.none{color:var(--ink2)}
.where{font-size:13px;color:var(--ink2);font-weight:400}.holds{font-size:14px;line-height:1.5;color:var(--ink2);margin:14px 0 0;max-width:66ch}
button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--hair2);border-radius:7px;padding:7px 14px;min-height:40px;cursor:pointer;font-size:15px}
button:hover{border-color:var(--ink)}button.main{background:var(--ink);color:var(--paper);border-color:var(--ink)}button[disabled]{opacity:.4;cursor:default}
`;

const MASTHEAD = `
header.top{padding-block:60px 30px}
.eyebrow{font-size:13px;letter-spacing:.01em;color:var(--ink2);margin:0 0 14px;display:flex;gap:8px 20px;flex-wrap:wrap}.eyebrow b{color:var(--ink);font-weight:600}
h1{font-size:clamp(30px,4.4vw,52px);line-height:1.06;letter-spacing:-.028em;font-weight:660;margin:0;max-width:21ch;text-wrap:balance}
h1 em{font-style:normal;color:var(--ok)}h1.broken em{color:var(--bad)}h1.open em{color:var(--unk)}
.lede{font-size:19px;line-height:1.5;color:var(--ink2);max-width:62ch;margin:18px 0 0;text-wrap:pretty}.lede b{color:var(--ink);font-weight:600}
.claims{display:grid;grid-template-columns:repeat(4,1fr);margin:34px 0 0;padding:0;list-style:none;border-top:1px solid var(--ink)}
.claims li{padding:14px 18px 0 0}.claims li+li{padding-left:18px;border-left:1px solid var(--hair)}
.claims a{text-decoration:none;display:block}.claims .n{font-size:15px;font-weight:600;color:var(--ok);display:block}.claims .n.bad{color:var(--bad)}.claims .n.unk{color:var(--unk)}
.claims .t{font-size:16px;line-height:1.35;text-wrap:balance;display:block}.claims a:hover .t{text-decoration:underline}
nav.toc{position:sticky;top:0;z-index:5;background:var(--bg);border-bottom:1px solid var(--hair)}
nav.toc ol{list-style:none;margin-block:0;display:flex;gap:28px;overflow-x:auto;scrollbar-width:none}
nav.toc a{display:block;padding:13px 0;font-size:14px;white-space:nowrap;text-decoration:none;color:var(--ink2)}nav.toc a:hover{color:var(--ink)}nav.toc .x{color:var(--bad);font-weight:600}
.open{margin:22px 0 0;font-size:14px;color:var(--ink2);max-width:80ch}.open ul{margin:4px 0 0;padding-left:18px}
footer{padding-block:72px;color:var(--ink2);font-size:14px}footer .cols{display:grid;grid-template-columns:1fr 1fr;gap:12px 48px;border-top:1px solid var(--ink);padding-top:18px}
footer h2{font-size:15px;letter-spacing:0;color:var(--ink)}footer ul{padding-left:18px;margin:4px 0 0;overflow-wrap:anywhere}
`;

const NETWORK = `
a.node{text-decoration:none;cursor:pointer}a.node:hover>.sn,a.node:hover>.dev{stroke-width:2.4}
a.node:focus-visible{outline:none}a.node:focus-visible>.sn,a.node:focus-visible>.dev,a.node:target>.sn,a.node:target>.dev,a.node:has(:target)>.sn{stroke:var(--focus);stroke-width:3.5;stroke-dasharray:none}
.follow .ln:not(.on):not(.always){opacity:.12!important}.follow .ln.on .l{stroke-width:3.2}.follow .ln.on:not(.cross):not(.wrong):not(.unknown) .l{stroke:var(--ink)}
.legend{display:flex;flex-wrap:wrap;gap:6px 26px;padding:12px 22px 16px;margin:0;font-size:13px;color:var(--ink2);border-top:1px solid var(--hair)}.legend span{display:inline-flex;align-items:center;gap:8px}.legend svg{flex:none}
details.data{margin:14px 0 0}details.data summary{cursor:pointer;font-size:14px;color:var(--ink2);padding:6px 0}
.acls{display:grid;gap:26px;padding:10px 0}.acl{display:grid;grid-template-columns:1fr 1fr;gap:6px 40px;align-items:start;scroll-margin-top:70px}.acl h3{grid-column:1/-1}.acl:target h3{color:var(--focus)}
.plain{width:100%}.plain th,.plain td{padding:7px 14px 7px 0;border-bottom:1px solid var(--hair);vertical-align:top}.plain thead th{color:var(--ink2);font-weight:500;font-size:13px}.plain tr:target{background:var(--mark)}
`;

const PACKET = `
.walk{display:grid;grid-template-columns:minmax(0,560px) minmax(0,1fr);gap:0 44px;align-items:start}
.stage{position:sticky;top:62px}.stage .sheet{padding:10px}.zoom{display:block;width:100%;height:auto;max-height:calc(100vh - 200px)}
.lane{fill:none;stroke-width:2.4;stroke-linecap:round}.lane.fo{stroke:var(--out);marker-end:var(--m-fo)}.lane.ba{stroke:var(--back);marker-end:var(--m-ba)}
.lane.st{stroke:var(--bad);stroke-dasharray:4 5;stroke-width:1.8}.lane.never{stroke:var(--hair2);stroke-dasharray:1 6;marker-end:none}
marker .fo{fill:var(--out)}marker .ba{fill:var(--back)}path.seam{stroke:var(--hair);fill:none}
.zoom text.rule{fill:var(--ok);font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px}.gate.bad text.rule{fill:var(--bad)}.gate.never text.rule{fill:var(--ink2)}
.num circle{fill:var(--ink);stroke:var(--paper);stroke-width:2}.num text{fill:var(--paper);font-size:11.5px;font-weight:700}.num.bad circle{fill:var(--bad)}.num.never circle{fill:var(--ink2)}.num{cursor:pointer}
.dev.st{stroke:var(--bad);stroke-dasharray:4 3}
.token{display:none}.js .token{display:block;transition:transform .7s cubic-bezier(.5,0,.2,1)}.token rect{fill:var(--paper);stroke:var(--out);stroke-width:2;filter:drop-shadow(0 3px 6px rgb(0 0 0/.22))}
.token.back rect{stroke:var(--back)}.token.bad rect{stroke:var(--bad)}.token text.mono{fill:var(--ink)}.token text.new{fill:var(--out);font-weight:700}.token.back text.new{fill:var(--back)}
.js .stranger{opacity:.28;transition:opacity .3s}.js .s9 .stranger{opacity:1}.js .s9 .lane:not(.st){opacity:.25}
.js .num:not(.cur) circle{r:8px}.js .num:not(.cur) text{font-size:10px}.js .num.cur circle{stroke:var(--focus);stroke-width:3}
.controls{display:none}.js .controls{display:flex;gap:8px;align-items:center;margin:0 0 16px;flex-wrap:wrap}.hint{font-size:13px;color:var(--ink2);margin-left:6px}
ol.steps{list-style:none;margin:0;padding:0}.step{border-top:1px solid var(--hair);padding:12px 0 14px 44px;position:relative}.step:last-child{border-bottom:1px solid var(--hair)}
.step .no{position:absolute;left:0;top:13px;width:27px;height:27px;border-radius:50%;background:var(--ink);color:var(--paper);font-size:14px;font-weight:650;display:grid;place-items:center}
.st-dies .no{background:var(--bad)}.st-unknown .no{background:var(--unk)}.st-never .no{background:none;color:var(--ink2);border:1.5px dashed var(--hair2)}.st-never h3{color:var(--ink2)}
.step h3 button{all:unset;cursor:pointer;display:block;width:100%}.step h3 button:focus-visible{outline:2.5px solid var(--focus);outline-offset:3px;border-radius:3px}
.step p{margin:6px 0 12px;max-width:58ch}.flag{font-size:13px;font-weight:600;color:var(--bad);white-space:nowrap}.flag.unk{color:var(--unk)}.flag.quiet{color:var(--ink2);font-weight:400}
.step p.why{font-size:14px;color:var(--bad)}.step .fix,.viol .fix{background:var(--ok-f);border-radius:7px;padding:10px 14px}
@media screen{.js .step:not(.on) .body{display:none}.js .step.on{border-top-color:var(--ink)}.js .step:not(.on) h3{font-weight:500}
.js .step:not(.on) .no{background:none;color:var(--ink2);border:1.5px solid var(--hair2)}.js .st-dies:not(.on) .no{color:var(--bad);border-color:var(--bad)}}
.hdr{table-layout:fixed;border-collapse:separate;border-spacing:0;width:100%;max-width:560px;background:var(--paper);border:1px solid var(--hair);border-radius:7px;margin:0 0 12px}
.hdr th,.hdr td{padding:6px 12px;text-align:left;font-size:13px;font-weight:500}.hdr th{color:var(--ink2)}.hdr thead th{padding-bottom:0}.hdr thead td{width:74px}
.hdr tbody td{font-family:var(--mono);white-space:nowrap;font-weight:400}.hdr mark{background:var(--mark);color:inherit;padding:1px 4px;margin:0 -4px;border-radius:3px}
.facts{margin:0 0 4px;display:grid;grid-template-columns:74px 1fr;gap:6px 12px;font-size:14px;max-width:600px}.facts dt{color:var(--ink2);font-size:13px;padding:1px 0 0 12px}.facts dd{margin:0}
`;

const VERDICTS = `
table.matrix{width:100%;border-collapse:separate;border-spacing:0}.matrix th[scope=row]{width:30%;padding:12px 18px 12px 22px;font-weight:500;border-top:1px solid var(--hair)}
.matrix th code{display:block;color:var(--ink2);font-size:12.5px;margin-top:1px;font-weight:400}
.matrix thead th{padding:14px 12px 10px;font-size:13px;color:var(--az-t);vertical-align:bottom;border-left:1px dashed var(--hair)}.matrix thead th:first-child{border:0;padding-left:22px;color:var(--ink2)}
.matrix td{border-top:1px solid var(--hair);border-left:1px dashed var(--hair);padding:9px 12px;vertical-align:middle}.matrix tr:target th{box-shadow:inset 3px 0 var(--focus)}
.marks{display:flex;flex-wrap:wrap;gap:5px;margin:0;padding:0;list-style:none}.mk{white-space:nowrap;display:inline-flex;align-items:center;gap:5px;min-height:26px;padding:1px 9px 1px 7px;border-radius:6px;font-size:13px;text-decoration:none;border:1px solid transparent;color:var(--ink2)}
.mk b{font-weight:650;color:var(--ok)}a.mk:hover{border-color:var(--hair2)}.mk.bad{background:var(--bad-f);border-color:var(--bad);color:var(--bad);font-weight:600}.mk.bad b{color:inherit}.mk.warn{background:none}
.mk.unk{background:var(--unk-f);border:1px dashed var(--unk);color:var(--unk);font-weight:600}.mk.unk b{color:inherit}
.dot{width:9px;height:9px;border-radius:2.5px;display:inline-block;border:1.2px solid var(--iso-s);background:var(--iso-f)}.dot.public{background:var(--pub-f);border-color:var(--pub-s)}.dot.private{background:var(--prv-f);border-color:var(--prv-s)}.dot.dev{background:var(--paper);border-color:var(--ink);border-radius:50%}.dot.acl{background:linear-gradient(90deg,var(--ink) 2px,transparent 2px 7px,var(--ink) 7px);border:0}
.viol{margin:22px 0 0;padding:22px 26px 24px;scroll-margin-top:64px}.viol:target{border-color:var(--focus)}.viol h3{font-size:20px;overflow-wrap:anywhere}.viol .grid{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:10px 48px;margin-top:14px}.viol .grid.alone{grid-template-columns:minmax(0,820px)}
.viol dl{margin:0;display:grid;grid-template-columns:88px minmax(0,1fr);gap:10px 14px;font-size:15px;align-content:start}.viol dt{color:var(--ink2);font-size:13px;padding-top:2px}.viol dd{margin:0;overflow-wrap:anywhere}.viol dd.fix{margin:-4px 0 0}.viol ul{margin:0;padding:0 0 0 18px}
.pkt{font-family:var(--mono);font-size:14px}.ladder{width:100%;font-size:13px}.ladder td,.ladder th{padding:5px 10px;border-bottom:1px solid var(--hair);font-family:var(--mono);font-size:12.5px;text-align:left;overflow-wrap:anywhere}.ladder th{font-weight:500;color:var(--ink2);font-family:var(--sans)}
.ladder tr.hit td{background:var(--bad-f);color:var(--bad);font-weight:600;border-color:var(--bad)}.ladder tr.after td{color:var(--ink2)}
`;

const LOSS_AND_COST = `
.losses{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:18px}.loss{padding:16px 18px 18px;display:block;position:relative}.loss .lt{display:block;font-weight:620;margin:0 0 10px;overflow-wrap:anywhere}.loss .lp{display:block;margin:10px 0 0;font-size:14px;line-height:1.45}.loss input{display:none}.ln1{display:block}.ln1+.ln1{margin-top:3px}
.js .loss{cursor:pointer}.js .loss input{display:inline-block;accent-color:var(--focus);width:17px;height:17px;margin:0 8px 0 0;vertical-align:-2px}.js .loss:hover{border-color:var(--hair2)}.js .loss:has(input:checked){border-color:var(--ink);box-shadow:0 0 0 1px var(--ink)}.js .loss:has(:focus-visible){outline:2.5px solid var(--focus);outline-offset:2px}
.mini{width:100%;height:auto;display:block}.mvpc{fill:none;stroke:var(--vpc);stroke-width:1.2}.mz{fill:none;stroke:var(--az);stroke-dasharray:4 3}.mz.gone{stroke:var(--hair2)}.mc{stroke-width:1.1;fill:var(--iso-f);stroke:var(--iso-s)}.mc.public{fill:var(--pub-f);stroke:var(--pub-s)}.mc.private{fill:var(--prv-f);stroke:var(--prv-s)}.mc.gone{opacity:.22}.mc.cut{fill:var(--bad-f);stroke:var(--bad);stroke-width:2}
.mt{fill:none;stroke:var(--ink2);stroke-width:1.3}.mt.cross{stroke:var(--bad);stroke-width:2}.mi{fill:var(--paper);stroke:var(--ink2);stroke-width:1.3}.mn{fill:var(--paper);stroke:var(--ink);stroke-width:1.3}.mx{stroke:var(--bad);stroke-width:2.2;fill:none;opacity:.75}text.mm{font-weight:700;font-size:15px}text.mm.ok{fill:var(--ok)}text.mm.cut{fill:var(--bad)}
.bigloss{display:none;margin-top:18px}.js .bigloss{display:block}.bigloss .say{padding:14px 22px;border-top:1px solid var(--hair);margin:0;font-size:15px}.bigloss .net{pointer-events:none}
.slider{display:none}.js .slider{display:grid;grid-template-columns:auto 1fr auto;gap:18px;align-items:center;margin:0 0 22px;max-width:880px}.slider output{font-size:24px;font-weight:640;letter-spacing:-.02em;min-width:8.2ch}.slider input{width:100%;accent-color:var(--ink);height:32px}.slider label{font-size:14px;color:var(--ink2)}
.designs{display:grid;grid-template-columns:repeat(3,1fr);gap:18px}.design{padding:20px 22px}.design h3{display:flex;justify-content:space-between;align-items:baseline;gap:10px}.you{font-size:12px;font-weight:600;color:var(--focus);white-space:nowrap}.price{font-size:38px;line-height:1.1;font-weight:650;letter-spacing:-.03em;margin:10px 0 0}.price small{font-size:15px;font-weight:400;letter-spacing:0;color:var(--ink2)}
.bar{display:flex;height:14px;margin:12px 0 14px;border-radius:3px;overflow:hidden;background:var(--hair)}.bar i{display:block;height:100%}.c1{background:var(--part1)}.c2{background:var(--part2)}.c3{background:var(--part3)}.c4{background:var(--part4)}
.parts{width:100%;font-size:14px}.parts th{font-weight:400;padding:3px 0}.parts td{text-align:right;padding:3px 0}.sw{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:9px}.design .risk{border-top:1px solid var(--hair);margin:14px 0 0;padding:12px 0 0;font-size:14px}
.insight{font-size:17px;max-width:66ch;margin:24px 0 0;text-wrap:pretty}.num-t{max-width:760px;margin-top:24px}.num-t td,.num-t th:not(:first-child){text-align:right}
`;

/** The style sheet of the page. */
export const STYLE = [
  TOKENS, BASE, MASTHEAD, PICTURE_STYLE, NETWORK, PACKET, VERDICTS, LOSS_AND_COST, NARROW_STYLE, PRINT_STYLE,
].join('').replace(/\n/g, '');
