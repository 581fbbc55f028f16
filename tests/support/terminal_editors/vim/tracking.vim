" From the moment to the capture in the text, and back by one undo.

source $JOURNEYS/journey.vim

function! Steps() abort
  edit shop/auth.py
  call JourneyWait('moments are underlined', 'len(getloclist(0)) == 3')
  let g:facts.moments = JourneyMoments()

  call JourneyAt('signup(')
  ALEHover
  call JourneyWait('a hover is shown', 'len(JourneyPreview()) > 0')
  let g:facts.hover = JourneyPreview()
  pclose

  let g:facts.before = JourneyText()
  let &undolevels = &undolevels
  ALECodeAction
  call JourneyWait('the capture is in the text', 'JourneyText() =~# ''"user_signed_up"''')
  let g:facts.after = JourneyText()
  " What Vim does by itself when a key was typed, which in a script never comes.
  ALELint
  call JourneyWait('the moment is underlined no more', 'JourneyMissing()')
  let g:facts.left = JourneyMoments()

  silent undo
  let g:facts.undone = JourneyText()
  return 1
endfunction

function! JourneyMissing() abort
  return match(JourneyMoments(), 'Worth tracking: signed up') < 0
endfunction

function! JourneyPreview() abort
  for l:window in range(1, winnr('$'))
    if getwinvar(l:window, '&previewwindow')
      return join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endif
  endfor
  return ''
endfunction

call timer_start(1, {-> JourneyTake([function('Steps')])})
