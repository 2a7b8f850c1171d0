<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
