<?php

namespace App\Models;

use App\Enums\MemberRole;
use Illuminate\Database\Eloquent\Model;

class Invitation extends Model
{
    protected $fillable = ['email', 'role'];

    /** @return array<string, string> */
    protected function casts(): array
    {
        return ['role' => MemberRole::class];
    }
}
