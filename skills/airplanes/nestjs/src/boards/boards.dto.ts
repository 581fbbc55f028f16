import {
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';

import {
  linkAccess,
  type LinkAccess,
  type MemberRole,
  memberRoles,
  type Template,
  templates,
} from '../store/store.types';

export class CreateBoardDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(120)
  title: string;

  @IsOptional()
  @IsIn(templates)
  template?: Template;
}

export class ShareBoardDto {
  @IsIn(linkAccess)
  access: LinkAccess;
}

export class InviteMemberDto {
  @IsEmail()
  email: string;

  @IsIn(memberRoles)
  role: MemberRole;
}
