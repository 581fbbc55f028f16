" Names of events: completed, and renamed in code and plan alike.

source $JOURNEYS/journey.vim

function! Open() abort
  edit orders.py
  return 1
endfunction

function! Ready() abort
  return len(filter(values(ale#lsp#GetConnections()), 'v:val.initialized')) > 0
endfunction

function! Type() abort
  call JourneyAt('track(user.id, "order_refunded"')
  call feedkeys("O    track(user.id, \"order_p\<C-X>\<C-O>", 't')
  return 1
endfunction

function! Completed() abort
  let g:facts.written = getline('.')
  return g:facts.written =~# 'order_paid'
endfunction

function! Forget() abort
  call feedkeys("\<Esc>dd", 't')
  return 1
endfunction

function! Rename() abort
  if mode() !=# 'n' || line('$') != 15
    return 0
  endif
  call JourneyAt('order_paid')
  ALERename
  return 1
endfunction

function! Renamed() abort
  let l:changed = filter(getbufinfo({'bufloaded': 1}), 'match(getbufline(v:val.bufnr, 1, "$"), "purchase_made") >= 0')
  return len(l:changed) == 3
endfunction

function! Save() abort
  silent wall
  return 1
endfunction

let s:steps = ['Open', 'Ready', 'Type', 'Completed', 'Forget', 'Rename', 'Renamed', 'Save']
call timer_start(1, {-> JourneyTake(map(s:steps, 'function(v:val)'))})
