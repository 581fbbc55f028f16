" A moment that is not worth tracking: dismissed, remembered, and gone for good.

source $JOURNEYS/journey.vim

function! Steps() abort
  edit shop/auth.py
  call JourneyWait('moments are underlined', 'len(getloclist(0)) == 3')
  call JourneyAt('login(')
  ALECodeAction
  call JourneyWait('the plan is written', 'filereadable("tracking-plan.yaml")')
  call JourneyWait('the moment is underlined no more', 'len(getloclist(0)) == 2')
  let g:facts.left = JourneyMoments()
  return 1
endfunction

call timer_start(1, {-> JourneyTake([function('Steps')])})
