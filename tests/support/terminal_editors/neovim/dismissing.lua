-- A moment that is not worth tracking: dismissed with a reason, remembered, and gone for good.

local journey = dofile(vim.env.JOURNEYS .. "/journey.lua")

journey.take(function(facts)
  journey.open("shop/auth.py")
  journey.wait("moments are underlined", function()
    return #vim.diagnostic.get(0) == 3
  end)
  journey.at("login(")
  journey.keys("gra")
  journey.choose("Not worth tracking: `user_logged_in`")
  facts.reasons = journey.choose("Too frequent to be useful")
  facts.plan = journey.file("tracking-plan.yaml", "status: rejected")
  journey.wait("the moment is underlined no more", function()
    return #vim.diagnostic.get(0) == 2
  end)
  journey.keys("<Cmd>edit!<CR>")
  journey.wait("the others are underlined again", function()
    return #vim.diagnostic.get(0) == 2
  end)
  facts.left = vim.tbl_map(function(each)
    return each.message
  end, vim.diagnostic.get(0))
end)
