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
    <name>FeedPlace</name>
    <message numerus="yes">
        <source>%n item(s) refused: {0}</source>
        <translation>
            <numerusform>%n item refused: {0}</numerusform>
            <numerusform>%n items refused: {0}</numerusform>
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
    <name>QueueList</name>
    <message numerus="yes">
        <source>%n open incident(s) are hidden by the filter.</source>
        <translation>
            <numerusform>%n open incident is hidden by the filter.</numerusform>
            <numerusform>%n open incidents are hidden by the filter.</numerusform>
        </translation>
    </message>
</context>
</TS>
