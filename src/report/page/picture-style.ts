/**
 * What pictures look like. A selector that began with `svg` or a section would not match what `use` shows of a picture
 * elsewhere.
 */
export const PICTURE_STYLE = `
text{font-family:var(--sans);fill:var(--ink);font-size:13px}
text.mono,tspan.mono{font-family:var(--mono);font-size:11px;fill:var(--ink2)}
text.nm{font-weight:600;font-size:13.5px}text.dim{fill:var(--ink2)}text.it{font-style:italic}
text.cap{font-size:11px;fill:var(--ink2)}text.tbl{fill:var(--ink)}
.vpc{fill:none;stroke:var(--vpc);stroke-width:1.6}text.vl{font-weight:600;fill:var(--vpc-t)}text.vl .mono{fill:var(--vpc-t);font-weight:400}
.zone{fill:none;stroke:var(--az);stroke-width:1.3;stroke-dasharray:6 4}text.zl{fill:var(--az-t);font-weight:600}text.zl.plainer{font-weight:400}
.sn{stroke-width:1.3}.sn.public{fill:var(--pub-f);stroke:var(--pub-s)}.sn.private{fill:var(--prv-f);stroke:var(--prv-s)}
.sn.isolated,.sn.unknown{fill:var(--iso-f);stroke:var(--iso-s)}.sn.unknown{stroke-dasharray:4 3}
.sn.bad{stroke:var(--bad);stroke-width:2.4}.sn.hurt{stroke:var(--bad);stroke-width:1.6;stroke-dasharray:2 3}.sn.unk{stroke:var(--unk);stroke-width:2;stroke-dasharray:5 3}
text.public{fill:var(--pub-t)}text.private{fill:var(--prv-t)}text.isolated,text.unknown{fill:var(--iso-t)}
.gl{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}.gl.sm{stroke-width:1.5}
.gl.public{stroke:var(--pub-t)}.gl.private{stroke:var(--prv-t)}.gl.isolated,.gl.unknown{stroke:var(--iso-t)}
.dev{fill:var(--paper);stroke:var(--ink);stroke-width:1.3}.vpcdev{stroke:var(--vpc);stroke-width:1.6}
.eip rect{fill:var(--eip-f);stroke:var(--eip-s)}.eip text{font-size:11.5px;fill:var(--eip);font-style:italic}
.ln path,path.ln{fill:none;stroke-linejoin:round}.ln .halo{stroke:transparent;stroke-width:11}.ln .l,path.ln.l{stroke:var(--ink2);stroke-width:1.7}
.ln.cross .halo,.ln.wrong .halo{stroke:var(--paper);stroke-width:7}.ln.cross .l,.ln.wrong .l{stroke:var(--bad);stroke-width:3}
.ln.wrong .l{stroke-dasharray:7 4}.ln.unknown .l{stroke:var(--unk);stroke-width:2;stroke-dasharray:3 4}
.gap{fill:var(--paper)}.post{stroke:var(--ink);stroke-width:2.4;fill:none;stroke-linecap:round}.gate .bar{stroke:var(--bad);stroke-width:5;stroke-linecap:round}.gate.bad .post{stroke:var(--bad)}
.tag rect{fill:var(--bad-f);stroke:var(--bad);stroke-width:1.2}.tag text{fill:var(--bad);font-size:11.5px;font-weight:600}.tag.big text{font-size:16px}
.tag.unk rect{fill:var(--unk-f);stroke:var(--unk);stroke-dasharray:4 3}.tag.unk text{fill:var(--unk)}
.breach circle,.dead circle{fill:var(--bad);stroke:var(--paper);stroke-width:2}.breach path,.dead path{stroke:var(--paper);stroke-width:1.9;stroke-linecap:round;fill:none}
text.why{font-size:11.5px;font-weight:600;fill:var(--bad)}
text.dest{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
.cutoff>rect{fill:var(--bad-f);fill-opacity:.86;stroke:var(--bad);stroke-width:2.4}.lostzone>rect{fill:var(--hair);fill-opacity:.7;stroke:var(--hair2);stroke-width:1.3}
`;
