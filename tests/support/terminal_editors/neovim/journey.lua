-- What every journey in Neovim needs: waiting while the editor works, typing keys, choosing from menus, telling facts.

local journey = { facts = {}, asked = {} }
local patience = 40000

-- Menus come through vim.ui.select, as they do with every picker.
local menu
vim.ui.select = function(items, options, done)
  local titles = {}
  for _, item in ipairs(items) do
    table.insert(titles, options.format_item and options.format_item(item) or tostring(item))
  end
  menu = { items = items, titles = titles, done = done, prompt = options.prompt }
end

-- Wait for what `true_` gives once it is neither nil nor false.
function journey.wait(name, true_)
  local stop = vim.uv.now() + patience
  while true do
    local found = true_()
    if found then
      return found
    end
    if vim.uv.now() > stop then
      error("waited too long until " .. name .. "; mode " .. vim.inspect(vim.api.nvim_get_mode()), 2)
    end
    local this = coroutine.running()
    vim.defer_fn(function()
      coroutine.resume(this)
    end, 10)
    coroutine.yield()
  end
end

-- Open a file of the project, and wait for its server.
function journey.open(path)
  vim.cmd.edit(path)
  return journey.wait("the server is attached", function()
    return vim.lsp.get_clients({ bufnr = 0, name = "luthier" })[1]
  end)
end

function journey.keys(keys)
  vim.api.nvim_input(keys)
end

function journey.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, false), "\n") .. "\n"
end

-- Wait until the text of the buffer has some words.
function journey.has(words)
  journey.wait("the text has " .. words, function()
    return journey.text():find(words, 1, true)
  end)
end

-- Put the cursor on the first occurrence of some words.
function journey.at(words)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search("\\V" .. vim.fn.escape(words, "\\"), "cW") > 0, "no " .. words)
end

-- Choose from the menu that is shown, by the beginning of a line; the lines of the menu.
function journey.choose(words)
  local open = journey.wait("a menu is shown with " .. words, function()
    return menu
  end)
  menu = nil
  for number, title in ipairs(open.titles) do
    if vim.startswith(title, words) then
      open.done(open.items[number], number)
      return open.titles
    end
  end
  error(words .. " is not among " .. vim.inspect(open.titles), 2)
end

-- The text of the window that floats.
function journey.floating()
  return journey.wait("a window floats", function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= "" then
        return journey.text(vim.api.nvim_win_get_buf(window))
      end
    end
  end)
end

function journey.lenses()
  return vim.tbl_map(function(lens)
    return lens.command.title
  end, vim.lsp.codelens.get(0))
end

-- Wait until a lens is shown whose title begins so, go to its line, and run it; the titles of its line.
function journey.lens(title)
  local found = journey.wait("there is a lens " .. title, function()
    for _, lens in ipairs(vim.lsp.codelens.get(0)) do
      if vim.startswith(lens.command.title, title) then
        return lens
      end
    end
  end)
  vim.api.nvim_win_set_cursor(0, { found.range.start.line + 1, 0 })
  journey.keys("grl")
  return journey.choose(title)
end

-- The lines of a file of the project once it has some words.
function journey.file(path, words)
  return journey.wait(path .. " has " .. words, function()
    local read = io.open(path)
    local text = read and read:read("a") or ""
    if read then
      read:close()
    end
    return text:find(words, 1, true) and text
  end)
end

-- Stop the server as a person who leaves does, and tell what was seen.
local function finish(failed)
  local facts = journey.facts
  local client = vim.lsp.get_clients({ name = "luthier" })[1]
  local process = client and client.rpc
  if client then
    journey.wait("everything is answered", function()
      return vim.tbl_isempty(client.requests)
    end)
    client:stop()
    journey.wait("the server has stopped", function()
      return client:is_stopped() and process.is_closing()
    end)
  end
  facts.messages = vim.fn.execute("messages")
  local log = io.open(vim.lsp.get_log_path())
  facts.log = log and log:read("a") or ""
  facts.failed = failed
  local write = assert(io.open(vim.env.FACTS, "w"))
  write:write(vim.json.encode(facts))
  write:close()
  vim.cmd("qa!")
end

-- Take a journey: a function that may wait.
function journey.take(steps)
  local function whole()
    local fine, failed = xpcall(steps, debug.traceback, journey.facts)
    local left, why = xpcall(finish, debug.traceback, not fine and failed or nil)
    if not left then
      io.stderr:write(why)
      vim.cmd("cquit")
    end
  end
  vim.schedule(function()
    coroutine.resume(coroutine.create(whole))
  end)
end

return journey
