<?php

namespace App\Models;

use App\Enums\LinkAccess;
use Illuminate\Database\Eloquent\Model;
use Illuminate\Database\Eloquent\Relations\BelongsTo;
use Illuminate\Database\Eloquent\Relations\HasMany;
use Illuminate\Support\Str;

class Board extends Model
{
    protected $fillable = ['title', 'columns', 'token', 'access'];

    /** @return array<string, string> */
    protected function casts(): array
    {
        return ['columns' => 'array', 'access' => LinkAccess::class];
    }

    /** @return BelongsTo<User, $this> */
    public function owner(): BelongsTo
    {
        return $this->belongsTo(User::class);
    }

    /** @return HasMany<Invitation, $this> */
    public function invitations(): HasMany
    {
        return $this->hasMany(Invitation::class);
    }

    public function share(LinkAccess $access): void
    {
        $this->update(['access' => $access, 'token' => $this->token ?? Str::random(40)]);
    }
}
