" What every journey in Vim needs: waiting while the editor works, and telling what was seen.

let g:facts = {}
let s:patience = 40.0

" Wait until an expression is true.
function! JourneyWait(name, expression) abort
  let l:start = reltime()
  while !eval(a:expression)
    if reltimefloat(reltime(l:start)) > s:patience
      throw 'waited too long until ' . a:name
    endif
    sleep 20m
  endwhile
endfunction

function! JourneyText() abort
  return join(getline(1, '$'), "\n") . "\n"
endfunction

function! JourneyMoments() abort
  return map(copy(getloclist(0)), 'v:val.text')
endfunction

" Put the cursor on the first occurrence of some words.
function! JourneyAt(words) abort
  call cursor(1, 1)
  if search('\V' . escape(a:words, '\'), 'cW') == 0
    throw 'no ' . a:words
  endif
endfunction

" Take a journey: functions, one after the other, with Vim left to itself between them so that it does what was typed.
" A function that gives 0 is called again until it gives something else. What was seen is told at the end.
function! JourneyTake(steps) abort
  let g:facts.failed = ''
  call s:Go(a:steps, reltime())
endfunction

function! s:Go(steps, since) abort
  try
    let l:done = call(a:steps[0], [])
    if l:done == 0 && reltimefloat(reltime(a:since)) > s:patience
      throw 'waited too long in ' . string(a:steps[0])
    endif
    let l:left = l:done == 0 ? a:steps : a:steps[1:]
  catch
    let g:facts.failed = v:exception . ' at ' . v:throwpoint
    let l:left = []
  endtry
  if empty(l:left)
    call s:Leave()
  else
    call timer_start(20, {-> s:Go(l:left, l:done == 0 ? a:since : reltime())})
  endif
endfunction

function! s:Leave() abort
  let g:facts.messages = execute('messages')
  call ale#lsp#StopAll()
  call writefile([json_encode(g:facts)], $FACTS)
  qall!
endfunction
