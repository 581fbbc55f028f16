import { Link, useFocusEffect } from "expo-router";
import { useCallback, useState } from "react";
import { Button, Text, TextInput, View } from "react-native";

import { Choice } from "../components/Choice";
import { useBoards } from "../hooks/useBoards";
import { useRequest } from "../hooks/useRequest";
import { useSession } from "../lib/session";
import { type Template, templates } from "../lib/types";

export default function BoardsScreen() {
  const { boards, loadBoards, createBoard } = useBoards();
  const { logOut } = useSession();
  const { run, problem, isRunning } = useRequest();
  const [title, setTitle] = useState("");
  const [template, setTemplate] = useState<Template>("blank");

  useFocusEffect(
    useCallback(() => {
      loadBoards().catch(console.warn);
    }, [loadBoards]),
  );

  return (
    <View>
      {boards.map((board) => (
        <Link key={board.id} href={{ pathname: "/boards/[boardId]", params: { boardId: board.id } }}>
          {board.title}
        </Link>
      ))}
      <TextInput placeholder="Title" value={title} onChangeText={setTitle} />
      <Choice options={templates} chosen={template} onChoose={setTemplate} />
      <Button title="Create board" disabled={isRunning} onPress={() => run(() => createBoard(title, template))} />
      <Text role="alert">{problem}</Text>
      <Link href="/pricing">Pricing</Link>
      <Link href="/profile">Profile</Link>
      <Link href="/subscription">Subscription</Link>
      <Button title="Log out" onPress={() => run(logOut)} />
    </View>
  );
}
