import { useLocalSearchParams } from "expo-router";
import { useState } from "react";
import { Button, Text, TextInput, View } from "react-native";

import { Choice } from "../../components/Choice";
import { inviteMember, shareBoard } from "../../hooks/useBoards";
import { useRequest } from "../../hooks/useRequest";
import { type Access, accesses, type Role, roles } from "../../lib/types";

export default function BoardScreen() {
  const { boardId } = useLocalSearchParams<{ boardId: string }>();
  const { run, problem, isRunning } = useRequest();
  const [access, setAccess] = useState<Access>("view");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("viewer");

  return (
    <View>
      <Choice options={accesses} chosen={access} onChoose={setAccess} />
      <Button title="Share link" disabled={isRunning} onPress={() => run(() => shareBoard(boardId, access))} />
      <TextInput placeholder="E-mail" inputMode="email" autoCapitalize="none" value={email} onChangeText={setEmail} />
      <Choice options={roles} chosen={role} onChoose={setRole} />
      <Button
        title="Send invitation"
        disabled={isRunning}
        onPress={() => run(() => inviteMember(boardId, email, role))}
      />
      <Text role="alert">{problem}</Text>
    </View>
  );
}
