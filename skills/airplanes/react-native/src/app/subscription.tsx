import { Link } from "expo-router";
import { useState } from "react";
import { Button, Text, View } from "react-native";

import { Choice } from "../components/Choice";
import { useBilling } from "../hooks/useBilling";
import { useRequest } from "../hooks/useRequest";
import { useSession } from "../lib/session";
import { type CancellationReason, cancellationReasons } from "../lib/types";

export default function SubscriptionScreen() {
  const subscription = useSession().account?.subscription;
  const { cancelSubscription } = useBilling();
  const { run, problem, isRunning } = useRequest();
  const [reason, setReason] = useState<CancellationReason>("not_used");

  if (!subscription) return <Link href="/pricing">You have none. See the plans</Link>;
  return (
    <View>
      <Text>
        You are on {subscription.plan}, paid by the {subscription.billingPeriod}.
      </Text>
      <Choice options={cancellationReasons} chosen={reason} onChoose={setReason} />
      <Button title="Cancel subscription" disabled={isRunning} onPress={() => run(() => cancelSubscription(reason))} />
      <Text role="alert">{problem}</Text>
    </View>
  );
}
