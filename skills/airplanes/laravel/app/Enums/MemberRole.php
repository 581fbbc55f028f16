<?php

namespace App\Enums;

enum MemberRole: string
{
    case Editor = 'editor';
    case Viewer = 'viewer';
}
