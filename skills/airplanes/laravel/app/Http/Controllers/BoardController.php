<?php

namespace App\Http\Controllers;

use App\Enums\LinkAccess;
use App\Enums\Template;
use App\Models\Board;
use Illuminate\Database\Eloquent\Collection;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

class BoardController extends Controller
{
    /** @return Collection<int, Board> */
    public function index(Request $request): Collection
    {
        return $request->user()->boards;
    }

    public function store(Request $request): JsonResponse
    {
        $request->validate([
            'title' => ['required', 'string', 'max:120'],
            'template' => ['nullable', Rule::enum(Template::class)],
        ]);
        $template = $request->enum('template', Template::class);
        $board = $request->user()->boards()->create([
            'title' => $request->input('title'),
            'columns' => $template?->columns() ?? [],
        ]);
        $this->analytics->captureEvent($request->user()->id, 'board_created', ['from_template' => $template !== null]);

        return response()->json($board, 201);
    }

    public function share(Request $request, Board $board): JsonResponse
    {
        $request->validate(['access' => ['required', Rule::enum(LinkAccess::class)]]);
        $board->share($request->enum('access', LinkAccess::class));
        $this->analytics->captureEvent($request->user()->id, 'item_shared', ['access' => $board->access->value]);

        return response()->json(['url' => "/shared/{$board->token}"], 201);
    }
}
