import { useState } from "react";
import { Button, Text, TextInput, View } from "react-native";

import { useRequest } from "../hooks/useRequest";
import { useSession } from "../lib/session";

export default function ProfileScreen() {
  const { account, updateProfile } = useSession();
  const { run, problem, isRunning } = useRequest();
  const [name, setName] = useState(account?.name ?? "");
  const [timeZone, setTimeZone] = useState(account?.timeZone ?? "");

  return (
    <View>
      <TextInput placeholder="Name" value={name} onChangeText={setName} />
      <TextInput placeholder="Time zone" value={timeZone} onChangeText={setTimeZone} />
      <Button title="Save profile" disabled={isRunning} onPress={() => run(() => updateProfile({ name, timeZone }))} />
      <Text role="alert">{problem}</Text>
    </View>
  );
}
