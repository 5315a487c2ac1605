/**
 * All the script of the page: it opens steps, moves a tag, sets custom properties and adds up prices. Without it
 * everything is there, one below the other.
 */
export const SCRIPT = String.raw`(function(){
'use strict';
var doc=document,data=JSON.parse(doc.getElementById('data').textContent);
doc.documentElement.classList.add('js');
function all(selector,root){return Array.prototype.slice.call((root||doc).querySelectorAll(selector))}
function one(selector,root){return(root||doc).querySelector(selector)}

/* Follow a route: point at a subnet or a gateway, or tab to it. */
all('svg.net').forEach(function(svg){
  var lines=all('.ln[data-s]',svg).map(function(line){return{line:line,ids:line.getAttribute('data-s').split(' ')}});
  function shares(ids){return function(id){return ids.indexOf(id)>=0}}
  function show(event){
    var node=event.target.closest&&event.target.closest('a.node');
    if(!node){return}
    var ids=node.getAttribute('data-s').split(' ');
    var lit=lines.filter(function(l){return l.ids.some(shares(ids))});
    var next=lines.filter(function(l){return l.line.classList.contains('up')&&lit.some(function(o){return!o.line.classList.contains('up')&&o.ids.some(shares(l.ids))})});
    lines.forEach(function(l){l.line.classList.toggle('on',lit.indexOf(l)>=0||next.indexOf(l)>=0)});
    svg.classList.add('follow');
  }
  function hide(){svg.classList.remove('follow')}
  svg.addEventListener('mouseover',show);svg.addEventListener('focusin',show);
  svg.addEventListener('mouseout',hide);svg.addEventListener('focusout',hide);
});

/* The way of a packet. */
all('.walk').forEach(function(walk){
  var steps=data[walk.getAttribute('data-walk')].steps,start=data[walk.getAttribute('data-walk')].start;
  var items=all('.step',walk),zoom=one('.zoom',walk),token=one('.token',walk),live=one('.live',walk),play=one('.play',walk);
  var current=0,timer=0;
  items.forEach(function(item,i){
    var heading=one('h3',item),body=one('.body',item),button=doc.createElement('button');
    body.id=item.id+'-body';
    button.type='button';button.setAttribute('aria-controls',body.id);
    while(heading.firstChild){button.appendChild(heading.firstChild)}
    heading.appendChild(button);
    button.addEventListener('click',function(){stop();go(i)});
  });
  function go(i,quiet){
    current=Math.max(0,Math.min(items.length-1,i));
    items.forEach(function(item,k){
      item.classList.toggle('on',k===current);
      if(k===current){item.setAttribute('aria-current','step')}else{item.removeAttribute('aria-current')}
      one('h3 button',item).setAttribute('aria-expanded',String(k===current));
    });
    all('.num',zoom).forEach(function(number){number.classList.toggle('cur',Number(number.getAttribute('data-n'))===current+1)});
    zoom.classList.toggle('s9',current===8);
    var step=steps[current];
    token.style.transform='translate('+step.at[0]+'px,'+step.at[1]+'px)';
    one('.tk-s',token).textContent=step.src;one('.tk-d',token).textContent=step.dst;
    one('.tk-s',token).setAttribute('class','mono tk-s'+(step.newSrc?' new':''));
    one('.tk-d',token).setAttribute('class','mono tk-d'+(step.newDst?' new':''));
    token.setAttribute('class','token'+(current>=5&&current<8?' back':'')+(step.bad?' bad':''));
    one('.prev',walk).disabled=current===0;one('.next',walk).disabled=current===items.length-1;
    if(!quiet){live.textContent='Step '+(current+1)+' of '+items.length+': '+step.say}
  }
  function stop(){clearInterval(timer);timer=0;play.textContent='Play'}
  one('.prev',walk).addEventListener('click',function(){stop();go(current-1)});
  one('.next',walk).addEventListener('click',function(){stop();go(current+1)});
  play.addEventListener('click',function(){
    if(timer){stop();return}
    if(current===items.length-1){go(0)}
    play.textContent='Pause';
    timer=setInterval(function(){if(current===items.length-1){stop()}else{go(current+1)}},2600);
  });
  all('.num',zoom).forEach(function(number){number.addEventListener('click',function(){stop();go(Number(number.getAttribute('data-n'))-1)})});
  walk.addEventListener('keydown',function(event){
    if(event.altKey||event.ctrlKey||event.metaKey){return}
    var to={ArrowRight:current+1,ArrowDown:current+1,ArrowLeft:current-1,ArrowUp:current-1,Home:0,End:items.length-1}[event.key];
    if(to===undefined){return}
    event.preventDefault();stop();go(to);
    if(event.target.closest('.step')){one('h3 button',items[current]).focus()}
  });
  function byHash(){
    var at=items.findIndex(function(item){return'#'+item.id===location.hash});
    if(at>=0){go(at,true)}
    return at>=0;
  }
  addEventListener('hashchange',byHash);
  token.style.transition='none';
  if(!byHash()){go(start,true)}
  token.getBoundingClientRect();token.style.transition='';
});

/* Lose a zone. */
all('.losses').forEach(function(set){
  var styles=data[set.getAttribute('data-loss')].losses,figure=set.nextElementSibling,use=one('use',figure),say=one('.say',figure);
  function lose(i){
    use.removeAttribute('style');
    Object.keys(styles[i]).forEach(function(name){use.style.setProperty('--'+name,styles[i][name])});
    say.replaceChildren.apply(say,all('.lp > *',all('.loss',set)[i]).map(function(line){return line.cloneNode(true)}));
  }
  var inputs=all('input',set);
  inputs.forEach(function(input,i){input.addEventListener('change',function(){lose(i)})});
  lose(Math.max(0,inputs.findIndex(function(input){return input.checked})));
});

/* What it costs. */
all('.costs').forEach(function(section){
  var cost=data[section.getAttribute('data-cost')].cost,slider=one('input',section);
  function thousands(text){return String(text).replace(/\B(?=(\d{3})+(?!\d))/g,',')}
  function money(x){return'$'+thousands(x.toFixed(2))}
  function update(){
    var gigabytes=cost.steps[slider.value],text=thousands(gigabytes)+' GB';
    var designs=cost.designs.map(function(d){
      var parts=[d.hours,d.addresses,d.perGigabyte*gigabytes,d.crossing*gigabytes];
      return{name:d.name,parts:parts,total:parts.reduce(function(a,b){return a+b},0)};
    });
    var most=Math.max.apply(null,designs.map(function(d){return d.total}));
    one('output',section).textContent=text;
    slider.setAttribute('aria-valuetext',text+' a month: '+designs.map(function(d){return d.name+' '+money(d.total)}).join(', '));
    all('.design',section).forEach(function(card,i){
      one('.total',card).textContent=money(designs[i].total);
      all('.bar i',card).forEach(function(bar,k){bar.style.width=100*designs[i].parts[k]/most+'%'});
      all('.parts td',card).forEach(function(cell,k){cell.textContent=money(designs[i].parts[k])});
    });
  }
  slider.addEventListener('input',update);
  update();
});
})();`;
