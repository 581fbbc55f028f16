-- Names of events: completed while they are typed, explained, found, and renamed in code and plan alike.

local journey = dofile(vim.env.JOURNEYS .. "/journey.lua")

journey.take(function(facts)
  journey.open("orders.py")
  journey.at('track(user.id, "order_refunded"')
  journey.keys('Otrack(user.id, "order_')
  journey.wait("names are offered", function()
    return vim.fn.pumvisible() == 1
  end)
  facts.offered = vim.tbl_map(function(each)
    return each.word
  end, vim.fn.complete_info({ "items" }).items)
  journey.keys("<C-n><C-y>")
  journey.wait("a name is taken", function()
    return vim.fn.pumvisible() == 0 and vim.api.nvim_get_current_line():find("order_paid", 1, true)
  end)
  journey.keys('", {})<Esc>')
  journey.wait("the line is written", function()
    return vim.fn.mode() == "n"
  end)
  facts.written = vim.api.nvim_get_current_line()
  journey.keys("u")
  journey.wait("the line is taken back", function()
    return vim.api.nvim_buf_line_count(0) == 15
  end)

  journey.at("order_paid")
  journey.keys("K")
  facts.hover = journey.floating()
  journey.keys("<Esc>")

  vim.lsp.buf.references()
  facts.uses = journey.wait("uses are listed", function()
    local found = vim.fn.getqflist()
    return #found > 0 and vim.tbl_map(function(each)
      return vim.fn.fnamemodify(vim.fn.bufname(each.bufnr), ":t")
    end, found)
  end)
  journey.keys("<Cmd>cclose<CR>")

  journey.at("order_paid")
  journey.keys("grn")
  journey.wait("the new name is asked for", function()
    return vim.fn.mode() == "c"
  end)
  facts.proposed = vim.fn.getcmdline()
  journey.keys("<C-u>purchase_made<CR>")
  journey.has('"purchase_made"')
  vim.cmd("silent wall")
end)
