-- From the moment that is underlined to the capture in the text, and back by one undo.

local journey = dofile(vim.env.JOURNEYS .. "/journey.lua")

journey.take(function(facts)
  journey.open("shop/auth.py")
  journey.wait("moments are underlined", function()
    return #vim.diagnostic.get(0) > 0
  end)
  facts.moments = vim.tbl_map(function(each)
    return { line = each.lnum, severity = each.severity, message = each.message, source = each.source }
  end, vim.diagnostic.get(0))

  journey.at("signup(")
  journey.keys("K")
  facts.hover = journey.floating()
  journey.keys("<Esc>")

  facts.before = journey.text()
  journey.keys("gra")
  facts.actions = journey.choose("Track `user_signed_up` here")
  journey.has('"user_signed_up"')
  facts.after = journey.text()
  facts.plan = journey.file("tracking-plan.yaml", "status: implemented")
  journey.wait("the moment is underlined no more", function()
    return #vim.diagnostic.get(0) == #facts.moments - 1
  end)
  facts.saved = not vim.bo.modified

  journey.keys("u")
  journey.wait("undo has changed the text", function()
    return journey.text() ~= facts.after
  end)
  facts.undone = journey.text()
end)
