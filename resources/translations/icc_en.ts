<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BulkBar</name>
    <message numerus="yes">
        <source>%n incident(s) done.</source>
        <translation>
            <numerusform>%n incident done.</numerusform>
            <numerusform>%n incidents done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused, still marked:</source>
        <translation>
            <numerusform>%n refused, still marked:</numerusform>
            <numerusform>%n refused, still marked:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked</source>
        <translation>
            <numerusform>%n marked</numerusform>
            <numerusform>%n marked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>(%n of them hidden by the filter)</source>
        <translation>
            <numerusform>(%n of them hidden by the filter)</numerusform>
            <numerusform>(%n of them hidden by the filter)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkForm</name>
    <message numerus="yes">
        <source>Acknowledge %n incident(s)?</source>
        <translation>
            <numerusform>Acknowledge %n incident?</numerusform>
            <numerusform>Acknowledge %n incidents?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n incident(s) to:</source>
        <translation>
            <numerusform>Assign %n incident to:</numerusform>
            <numerusform>Assign %n incidents to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change the status of %n incident(s) to:</source>
        <translation>
            <numerusform>Change the status of %n incident to:</numerusform>
            <numerusform>Change the status of %n incidents to:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write the same note into %n incident(s):</source>
        <translation>
            <numerusform>Write the same note into %n incident:</numerusform>
            <numerusform>Write the same note into %n incidents:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n incident(s), all with the same reason:</source>
        <translation>
            <numerusform>Close %n incident, all with the same reason:</numerusform>
            <numerusform>Close %n incidents, all with the same reason:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n</source>
        <translation>
            <numerusform>Acknowledge %n</numerusform>
            <numerusform>Acknowledge %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n</source>
        <translation>
            <numerusform>Assign %n</numerusform>
            <numerusform>Assign %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n</source>
        <translation>
            <numerusform>Change %n</numerusform>
            <numerusform>Change %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Note in %n</source>
        <translation>
            <numerusform>Note in %n</numerusform>
            <numerusform>Note in %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close %n</source>
        <translation>
            <numerusform>Close %n</numerusform>
            <numerusform>Close %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraStrip</name>
    <message numerus="yes">
        <source>%n nearest to {0}</source>
        <translation>
            <numerusform>%n nearest to {0}</numerusform>
            <numerusform>%n nearest to {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FeedHead</name>
    <message numerus="yes">
        <source>%n feed(s)</source>
        <translation>
            <numerusform>%n feed</numerusform>
            <numerusform>%n feeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteForm</name>
    <message numerus="yes">
        <source>The note is %n character(s) too long.</source>
        <translation>
            <numerusform>The note is %n character too long.</numerusform>
            <numerusform>The note is %n characters too long.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutboxPlace</name>
    <message numerus="yes">
        <source>%n message(s) not sent</source>
        <translation>
            <numerusform>%n message not sent</numerusform>
            <numerusform>%n messages not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held for your decision</source>
        <translation>
            <numerusform>%n held for your decision</numerusform>
            <numerusform>%n held for your decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message numerus="yes">
        <source>%n open incident(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n open incident is hidden by the filter.</numerusform>
            <numerusform>%n open incidents are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SavePage</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UninformedList</name>
    <message numerus="yes">
        <source>%n agency(ies) not informed</source>
        <translation>
            <numerusform>%n agency not informed</numerusform>
            <numerusform>%n agencies not informed</numerusform>
        </translation>
    </message>
</context>
</TS>
