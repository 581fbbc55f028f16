import { Pressable, Text, View } from "react-native";

type ChoiceProps<T extends string> = { options: readonly T[]; chosen: T; onChoose(option: NoInfer<T>): void };

export function Choice<T extends string>({ options, chosen, onChoose }: ChoiceProps<T>) {
  return (
    <View accessibilityRole="radiogroup" style={{ flexDirection: "row", gap: 12 }}>
      {options.map((option) => (
        <Pressable
          key={option}
          accessibilityRole="radio"
          accessibilityState={{ checked: option === chosen }}
          onPress={() => onChoose(option)}
        >
          <Text style={{ fontWeight: option === chosen ? "bold" : "normal" }}>{option}</Text>
        </Pressable>
      ))}
    </View>
  );
}
