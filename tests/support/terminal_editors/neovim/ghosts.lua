-- Ghost text: shown where the capture belongs, taken with a key, silent elsewhere.

local journey = dofile(vim.env.JOURNEYS .. "/journey.lua")

local function ghost()
  local places = vim.api.nvim_get_namespaces()
  local marks = vim.api.nvim_buf_get_extmarks(0, places["luthier.ghosts"], 0, -1, { details = true })
  return marks[1] and marks[1][4].virt_text[1][1]
end

journey.take(function(facts)
  journey.open("shop/auth.py")
  journey.wait("moments are underlined", function()
    return #vim.diagnostic.get(0) == 3
  end)
  journey.at("login_user(user)")
  journey.keys("o")
  facts.ghost = journey.wait("ghost text is shown", ghost)
  facts.row = vim.api.nvim_win_get_cursor(0)[1]
  journey.keys("<Tab>")
  journey.has('"user_signed_up"')
  journey.has("import track")
  facts.mode = vim.fn.mode()
  facts.left = ghost() or ""
  journey.keys("<Esc>")
  facts.after = journey.text()
  facts.plan = journey.file("tracking-plan.yaml", "status: implemented")
  facts.broken = journey.text():find("<Tab>", 1, true) ~= nil

  journey.at("def signup")
  journey.keys("A<Tab>zz<Esc>")
  journey.has("zz")
  facts.typed = vim.api.nvim_get_current_line()
end)
