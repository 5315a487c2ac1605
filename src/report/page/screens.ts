/** Layouts for narrow screens: on screens alone, or A4 would get the layout of a phone. */
export const NARROW_STYLE = `
@media screen and (max-width:1080px){.walk{grid-template-columns:minmax(0,1fr)}.stage{position:static;width:100%;max-width:600px;margin:0 auto 18px}}
@media screen and (max-width:760px){.wrap{padding-inline:18px}header.top{padding-block:34px 22px}.claims{grid-template-columns:1fr 1fr}.claims li.claim{padding:12px 12px 12px 0;border-left:0;border-bottom:1px solid var(--hair)}
section{padding-block:50px 0}h2{font-size:25px}.scroll>svg.net{min-width:860px}.designs,.viol .grid,.viol .grid.alone,footer .cols,.acl{grid-template-columns:minmax(0,1fr)}.legend{padding:12px 14px}.stage .sheet{padding:2px}
.js .step:not(.on){display:none}.js .step.on{border-top:0}.hdr td,.hdr th{padding:6px 8px;font-size:11.5px}.hdr thead td{width:58px}.facts{grid-template-columns:56px 1fr}.facts dt{padding-left:0}
.viol{padding:18px}.viol dl{grid-template-columns:minmax(0,1fr);gap:2px}.viol dd{margin-bottom:10px}.js .slider{grid-template-columns:1fr;gap:4px}
.hint{display:none}.js .controls{position:sticky;top:46px;background:var(--bg);z-index:4;padding:8px 0;margin:0}.matrix th[scope=row]{min-width:190px;padding-left:14px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important;scroll-behavior:auto!important}}
`;

/** A4: everything open, nothing to press, no sheet cut in two. */
export const PRINT_STYLE = `
@page{size:A4;margin:14mm 13mm}
@media print{body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}.wrap{padding-inline:0;max-width:none}
nav.toc,.js .controls,.js .slider,.js .bigloss,.js .loss input,.js .token,.skip,details.data{display:none}a{text-decoration:none}
header.top{padding-block:0 10px}h1{font-size:27pt}h2{font-size:17pt;break-after:avoid}h3{break-after:avoid}.intro{break-after:avoid;break-inside:avoid;font-size:10pt;margin-bottom:10pt}
section{padding-block:22pt 0}section.s-packet,section.s-verdicts{break-before:page}section.s-loss,section.s-cost{break-inside:avoid}footer{padding-block:20pt 0}
.lede{font-size:12pt}.claims .t,.claims .n{font-size:9.5pt}.insight{font-size:11pt}.scroll{overflow:visible}.scroll>svg.net{min-width:0}
.walk{display:block}.stage{position:static;width:112mm;margin:0 auto 5mm}.stage .sheet{border:0;padding:0}.zoom{max-height:none}.holds{font-size:8.5pt}
ol.steps{columns:2;column-gap:9mm}.step{break-inside:avoid;padding:6pt 0 6pt 26pt}.step:last-child{border-bottom:0}.step .no{width:19pt;height:19pt;font-size:9pt;top:7pt}.step h3{font-size:11.5pt}.step p{margin:2pt 0 5pt;font-size:9.5pt}
.hdr{margin-bottom:5pt}.hdr td,.hdr th{font-size:7.2pt;padding:2pt 4pt}.hdr thead td{width:36pt}.facts{font-size:8.6pt;grid-template-columns:38pt 1fr;gap:2pt 6pt}.facts dt{font-size:8pt;padding-left:5pt}
.js .stranger,.js .s9 .stranger,.js .s9 .lane:not(.st){opacity:1}.js .num:not(.cur) circle{r:10px}.js .num:not(.cur) text{font-size:11.5px}.js .num.cur circle{stroke:var(--paper);stroke-width:2}
.matrix{font-size:8.5pt}.mk{font-size:8pt;min-height:0;padding:0 4pt}.matrix th[scope=row]{padding:5pt 8pt}.matrix td{padding:4pt 6pt}
.viol,.loss,.design,tr,.sheet.fig,.num-t,footer .cols{break-inside:avoid}.viol{padding:12pt 14pt}.viol .grid{gap:6px 24px}.viol dl{grid-template-columns:44pt 1fr;font-size:9pt;gap:5pt 8pt}.ladder td,.ladder th{font-size:7.6pt;padding:2pt 5pt}
.losses{grid-template-columns:repeat(3,1fr);gap:8pt}.js .loss:has(input:checked){border-color:var(--hair);box-shadow:none}.designs{gap:8pt}.design{padding:10pt}.design h3{font-size:11pt}.price{font-size:20pt}.design .parts,.design .risk,.loss .lp,.num-t,.plain{font-size:8.5pt}}
`;
