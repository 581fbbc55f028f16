<?php

namespace App\Enums;

enum Template: string
{
    case Kanban = 'kanban';
    case Retrospective = 'retrospective';

    /** @return list<string> */
    public function columns(): array
    {
        return match ($this) {
            self::Kanban => ['To do', 'Doing', 'Done'],
            self::Retrospective => ['Keep', 'Drop', 'Try'],
        };
    }
}
