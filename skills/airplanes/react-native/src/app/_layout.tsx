import { Stack } from "expo-router";

import { SessionProvider, useSession } from "../lib/session";

export default function RootLayout() {
  return (
    <SessionProvider>
      <Screens />
    </SessionProvider>
  );
}

function Screens() {
  const { account, isLoading } = useSession();
  if (isLoading) return null;
  return (
    <Stack>
      <Stack.Screen name="pricing" />
      <Stack.Protected guard={account !== null}>
        <Stack.Screen name="index" options={{ title: "Boards" }} />
        <Stack.Screen name="boards/[boardId]" />
        <Stack.Screen name="profile" />
        <Stack.Screen name="subscription" />
      </Stack.Protected>
      <Stack.Protected guard={account === null}>
        <Stack.Screen name="welcome" />
      </Stack.Protected>
    </Stack>
  );
}
