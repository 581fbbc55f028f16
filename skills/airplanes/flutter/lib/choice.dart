import 'package:flutter/material.dart';

class Choice<T extends Enum> extends StatelessWidget {
  const Choice(this.options, this.chosen, this.onChosen, {super.key});

  final List<T> options;
  final T chosen;
  final ValueChanged<T> onChosen;

  @override
  Widget build(BuildContext context) => SegmentedButton<T>(
    segments: [
      for (final option in options)
        ButtonSegment(value: option, label: Text(option.name)),
    ],
    selected: {chosen},
    onSelectionChanged: (selected) => onChosen(selected.single),
  );
}
