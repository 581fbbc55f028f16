import { IsEmail, IsIn } from 'class-validator';

import { type MemberRole, memberRoles } from '../../store/store.types';

export class InviteMemberDto {
  @IsEmail()
  email: string;

  @IsIn(memberRoles)
  role: MemberRole;
}
