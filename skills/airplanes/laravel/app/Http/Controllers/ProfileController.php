<?php

namespace App\Http\Controllers;

use App\Models\User;
use Illuminate\Http\Request;

class ProfileController extends Controller
{
    public function show(Request $request): User
    {
        return $request->user();
    }

    public function update(Request $request): User
    {
        $user = $request->user()->fill($request->validate([
            'name' => ['string', 'max:80'],
            'timezone' => ['timezone'],
        ]));
        $changed = count($user->getDirty());
        $user->save();
        $this->analytics->captureEvent($user->id, 'profile_updated', ['changed_fields' => $changed]);

        return $user;
    }
}
