import { Link } from "expo-router";
import { useState } from "react";
import { Button, Text, TextInput, View } from "react-native";

import { useRequest } from "../hooks/useRequest";
import { useSession } from "../lib/session";

export default function WelcomeScreen() {
  const { signUp, logIn } = useSession();
  const { run, problem, isRunning } = useRequest();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  return (
    <View>
      <TextInput placeholder="Name, when you are new" value={name} onChangeText={setName} />
      <TextInput placeholder="E-mail" inputMode="email" autoCapitalize="none" value={email} onChangeText={setEmail} />
      <TextInput placeholder="Password" secureTextEntry value={password} onChangeText={setPassword} />
      <Button title="Create account" disabled={isRunning} onPress={() => run(() => signUp({ name, email, password }))} />
      <Button title="Log in" disabled={isRunning} onPress={() => run(() => logIn({ email, password }))} />
      <Text role="alert">{problem}</Text>
      <Link href="/pricing">Pricing</Link>
    </View>
  );
}
