<?php

namespace App\Http\Controllers;

use App\Enums\MemberRole;
use App\Models\Board;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

class InvitationController extends Controller
{
    public function store(Request $request, Board $board): JsonResponse
    {
        $invitation = $board->invitations()->create($request->validate([
            'email' => ['required', 'email'],
            'role' => ['required', Rule::enum(MemberRole::class)],
        ]));
        $this->analytics->captureEvent($request->user()->id, 'member_invited', ['role' => $invitation->role->value]);

        return response()->json($invitation, 201);
    }
}
